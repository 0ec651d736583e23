// Package payseal needs Go 1.21 or newer and nothing else. Bytes in, decisions out: what you send and store is yours.
package payseal

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"
	"time"
)

// Account is a merchant's account at the gateway.
type Account struct{ GatewayNo, Signkey string }

// sign signs the parts that are not empty, joined with dots.
func (a Account) sign(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	mac := hmac.New(sha256.New, []byte(a.Signkey))
	mac.Write([]byte(strings.Join(kept, ".")))
	return hex.EncodeToString(mac.Sum(nil))
}

// values are in the order of their names.
func values(pairs map[string]string) string {
	names := make([]string, 0, len(pairs))
	for name := range pairs {
		names = append(names, name)
	}
	sort.Strings(names)
	var text strings.Builder
	for _, name := range names {
		text.WriteString(pairs[name])
	}
	return text.String()
}

// SignInfo signs a request; the parameters are decoded, the body is the very text that is sent.
func (a Account) SignInfo(id, unixMillis string, path, query map[string]string, body string) string {
	return a.sign(a.GatewayNo+id+unixMillis, values(path), values(query), body)
}

func same(ours, theirs string) bool {
	return hmac.Equal([]byte(ours), []byte(strings.ToLower(theirs)))
}

// IsWebhook says whether the gateway sent this, and lately. The body is the raw text.
func (a Account) IsWebhook(headers http.Header, body string, now time.Time) bool {
	id, sent, version := headers.Get("request-id"), headers.Get("request-time"), headers.Get("version")
	millis, err := strconv.ParseInt(sent, 10, 64)
	if err != nil || len(sent) != 13 || sent[0] < '1' || id == "" || version != "V2022-03" {
		return false
	}
	age := now.Sub(time.UnixMilli(millis)).Abs()
	return same(a.sign(a.GatewayNo+id+sent+version, body), headers.Get("sign-info")) && age <= 10*time.Minute
}

var members = []string{"code", "gatewayNo", "maskCardNo", "merNo", "message", "orderAmount",
	"orderCurrency", "orderInfo", "orderNo", "orderStatus", "tradeNo"}

// IsReturn says whether the gateway sent the shopper back with this query. Ask it about the order all the same.
func (a Account) IsReturn(query map[string]string) bool {
	var told strings.Builder
	for _, name := range members {
		value, there := query[name]
		if !there {
			return false
		}
		told.WriteString(value)
	}
	return query["gatewayNo"] == a.GatewayNo && same(a.sign(told.String()), query["signInfo"])
}

// Refused is the gateway's own no. After any other error nobody knows what became of a charge.
type Refused struct{ Code, Message string }

func (r Refused) Error() string { return r.Code + " " + r.Message }

// Call calls the gateway and reads its answer's data. The path's parameters fill the {places} of the route.
func (a Account) Call(gateway, method, route string, path, query map[string]string, fields, data any) error {
	var body []byte
	if fields != nil {
		var err error
		if body, err = json.Marshal(fields); err != nil {
			return err
		}
	}
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return err
	}
	id, millis := hex.EncodeToString(random), strconv.FormatInt(time.Now().UnixMilli(), 10)
	for name, value := range path {
		route = strings.ReplaceAll(route, "{"+name+"}", url.PathEscape(value))
	}
	asked := url.Values{}
	for name, value := range query {
		asked.Set(name, value)
	}
	request, err := http.NewRequest(method, gateway+route, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.URL.RawQuery = asked.Encode()
	request.Header.Set("Content-Type", "application/json;charset=UTF-8")
	request.Header.Set("gateway-no", a.GatewayNo)
	request.Header.Set("request-id", id)
	request.Header.Set("request-time", millis)
	request.Header.Set("sign-info", a.SignInfo(id, millis, path, query, string(body)))
	answer, err := (&http.Client{Timeout: 20 * time.Second}).Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	told := struct {
		Code, Message string
		Data          any
	}{Data: data}
	if err := json.NewDecoder(answer.Body).Decode(&told); err != nil {
		return err
	}
	// What a proxy says is not the gateway's no, and S… is the gateway's trouble: either may hide a charge.
	if answer.StatusCode/100 != 2 || told.Code == "" || told.Code[0] == 'S' {
		return fmt.Errorf("not known: status %d, code %q", answer.StatusCode, told.Code)
	}
	if !strings.HasPrefix(told.Code, "0000") {
		return Refused{told.Code, told.Message}
	}
	return nil
}
