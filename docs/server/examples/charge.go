// A complete /api/charge: session token, charge, return and webhook. Go 1.19 or newer and nothing else.
// `orders` and `attempts` stand for your database. Change `shop` to your module's name.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"sync"
	"time"

	"shop/payseal"
)

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

var (
	gateway = env("GATEWAY", "http://127.0.0.1:4001")
	account = payseal.Account{GatewayNo: os.Getenv("GATEWAY_NO"), Signkey: os.Getenv("SIGNKEY")}
	site    = env("SITE", "http://shop.localhost:4000")
)

// What is for sale, and for how much. The page names an order, never a price.
var orders = map[string]struct{ amount, currency string }{
	"1001": {"24.00", "USD"},
	"1002": {"7.00", "USD"},
	"1003": {"5.77", "USD"}, // an amount that the sandbox's bank thinks about for a minute
}

// A signed call is good for ten minutes: what the gateway has not heard of by then, it never will.
const over = 11 * time.Minute

// How an attempt may stand. News only ever moves it upwards.
var rank = map[string]int{"unknown": 0, "pending": 1, "challenge": 2, "declined": 3, "succeeded": 4}

type attempt struct {
	Name        string `json:"attempt"`
	Order       string `json:"orderNo"`
	Status      string `json:"status"`
	RedirectURL string `json:"redirectUrl,omitempty"`
	Decline     string `json:"decline,omitempty"`
	at          time.Time
	orderNo     string          // at the gateway
	tradeNo     string          // of the gateway
	replaced    map[string]bool // the payments whose check this attempt replaced: nothing but their success is news
}

// MarshalJSON adds what is paid, which the head of the bank's page says.
func (a attempt) MarshalJSON() ([]byte, error) {
	type plain attempt
	return json.Marshal(struct {
		plain
		Amount   string `json:"amount"`
		Currency string `json:"currency"`
	}{plain(a), orders[a.Order].amount, orders[a.Order].currency})
}

func (a attempt) isFinal() bool { return a.Status == "succeeded" || a.Status == "declined" }

// Every attempt to pay, by its name, which must be unique in your database. `lock` stands for a transaction.
var (
	lock     sync.Mutex
	attempts = map[string]attempt{}
)

func find(name string) (attempt, bool) {
	lock.Lock()
	defer lock.Unlock()
	found, known := attempts[name]
	return found, known
}

// holder is the attempt that has this number at the gateway now.
func holder(orderNo string) (attempt, bool) {
	lock.Lock()
	defer lock.Unlock()
	for _, known := range attempts {
		if known.orderNo != "" && known.orderNo == orderNo {
			return known, true
		}
	}
	return attempt{}, false
}

// customerOf is the gateway's customer of the shopper who is signed in, or nothing.
func customerOf(*http.Request) string { return "" }

// hear takes in how an attempt stands. The same news may come twice, late and in any order.
func hear(name, orderStatus, info, redirectURL, tradeNo string) {
	lock.Lock()
	defer lock.Unlock()
	known := attempts[name]
	news := known
	news.Status, news.RedirectURL, news.Decline = "unknown", "", ""
	if tradeNo != "" {
		news.tradeNo = tradeNo
	}
	switch {
	case orderStatus == "success":
		news.Status = "succeeded"
	case orderStatus == "fail":
		news.Status, news.Decline = "declined", info
	case orderStatus == "pending" && redirectURL != "":
		news.Status, news.RedirectURL = "challenge", redirectURL
	case orderStatus == "pending":
		news.Status = "pending"
	}
	isNews := news.Status == "succeeded" || !known.replaced[tradeNo]
	if known.orderNo != "" && isNews && rank[news.Status] > rank[known.Status] {
		attempts[name] = news
	}
}

// comeBack: the shopper is back from the bank. Nobody is wanted at its page any more, and its word is waited for.
func comeBack(name, tradeNo string) {
	lock.Lock()
	defer lock.Unlock()
	known := attempts[name]
	if known.Status == "challenge" && !known.replaced[tradeNo] {
		known.Status, known.RedirectURL = "pending", ""
		attempts[name] = known
	}
}

// settle asks the gateway how an attempt stands, and whether it has heard of it. This never charges.
func settle(name string) (bool, error) {
	var found struct {
		List []struct{ TradeNo, TradeStatus, TradeInfo string }
	}
	known, _ := find(name)
	if known.orderNo == "" {
		return false, nil // its number went to another attempt, which closed it
	}
	query := map[string]string{"orderNo": known.orderNo}
	if err := account.Call(gateway, "GET", "/openApi/V2022-03/transactions", nil, query, nil, &found); err != nil {
		return false, err
	}
	for _, word := range []string{"success", "pending", "fail"} {
		for _, payment := range found.List {
			isOurs := word == "success" || !known.replaced[payment.TradeNo]
			if payment.TradeStatus == word && isOurs {
				hear(name, word, payment.TradeInfo, "", payment.TradeNo)
				return true, nil
			}
		}
	}
	if time.Since(known.at) > over {
		hear(name, "fail", "processing_error", "", "")
	}
	return false, nil
}

// open is how an attempt stands that may still be paid.
var open = []string{"unknown", "pending", "challenge"}

// inTheWay: one order is paid once, so another attempt of it that is paid, or else still open, comes first.
func inTheWay(order, name string, past []string) (first attempt, is bool) {
others:
	for _, other := range attempts {
		if other.Order != order || other.Name == name || other.Status == "declined" {
			continue
		}
		if other.Status == "succeeded" {
			return other, true
		}
		for _, status := range past {
			if other.Status == status {
				continue others
			}
		}
		first, is = other, true
	}
	return first, is
}

// begin keeps a new attempt before the gateway is asked; else it says which one comes first, if it isn't one of `past`.
func begin(order, name string, past []string) (first attempt, is bool) {
	lock.Lock()
	defer lock.Unlock()
	// What is paid comes first, also when this attempt was declined before another was paid after all.
	if first, is = inTheWay(order, name, open); is {
		return first, is
	}
	// An attempt is charged once, however often and in whatever order its requests arrive.
	if first, is = attempts[name]; !is {
		first, is = inTheWay(order, name, past)
	}
	if !is {
		attempts[name] = attempt{Name: name, Order: order, Status: "unknown", at: time.Now(), orderNo: name}
	}
	return first, is
}

// takeOver gives this attempt the number of a check that the shopper has left: the gateway closes it, and never lets
// both be paid.
func takeOver(order, name string) (first attempt, is bool) {
	lock.Lock()
	defer lock.Unlock()
	if first, is = inTheWay(order, name, []string{"challenge"}); is {
		return first, is // the shopper is back from that bank after all
	}
	for _, other := range attempts {
		isLeft := other.Status == "challenge"
		// Also of one that had taken it over, and came to nothing: the gateway may not have closed the check.
		if other.Order != order || other.Name == name || other.orderNo == "" || !isLeft && other.orderNo == other.Name {
			continue
		}
		ours := attempts[name]
		ours.orderNo, ours.replaced = other.orderNo, map[string]bool{}
		for tradeNo := range other.replaced {
			ours.replaced[tradeNo] = true
		}
		if other.tradeNo != "" {
			ours.replaced[other.tradeNo] = true
		}
		attempts[name] = ours
		other.orderNo = ""
		if isLeft {
			other.Status, other.RedirectURL, other.Decline = "declined", "", "E0008_replaced by a newer attempt"
		}
		attempts[other.Name] = other
	}
	return first, false
}

// adopt: the payment whose check was to be replaced had come to an end, and is this attempt's own.
func adopt(name, tradeNo string) {
	lock.Lock()
	defer lock.Unlock()
	known, kept := attempts[name], map[string]bool{}
	for other := range known.replaced {
		kept[other] = other != tradeNo
	}
	known.replaced = kept
	attempts[name] = known
}

func forget(name string) {
	lock.Lock()
	defer lock.Unlock()
	delete(attempts, name)
}

type wish struct {
	Order, Attempt, CustomerPaymentMethodID string
	Consent                                 json.RawMessage
	Settle                                  bool
}

var named = regexp.MustCompile(`^[\w-]{1,64}$`)

type problem map[string]string

func charge(request *http.Request, asked wish) (int, any) {
	order, name := asked.Order, asked.Attempt
	price, is := orders[order]
	if !is {
		return 404, problem{"error": "there is no such order"}
	}
	if !named.MatchString(name) || name != order && !strings.HasPrefix(name, order+"-") {
		return 400, problem{"error": "the attempt is not one of this order"}
	}
	told := func() (int, any) {
		standing, _ := find(name)
		return 200, standing
	}
	first, is := begin(order, name, nil)
	if is && !first.isFinal() {
		// It may have ended by now, and a decline makes room.
		if _, err := settle(first.Name); err != nil {
			return 500, problem{"error": "try again"}
		}
		// Who presses again has left the bank's check. And a question charges nothing, so nothing is in its way.
		past := []string{"challenge"}
		if asked.Settle {
			past = open
		}
		first, is = begin(order, name, past)
	}
	if is && (first.Name == name || first.Status == "succeeded") {
		return 200, first
	}
	if is {
		return 409, problem{"error": "another attempt is still open", "attempt": first.Name}
	}
	if asked.Settle {
		// Asked about before it was charged: it is closed, so that a request that comes late charges nothing.
		known, err := settle(name)
		if err != nil {
			forget(name) // not closed, so not kept: it would stand in the order's way
			return 500, problem{"error": "try again"}
		}
		if !known {
			hear(name, "fail", "processing_error", "", "")
		}
		return told()
	}
	customer := customerOf(request)
	path := map[string]string{"customerPaymentMethodId": asked.CustomerPaymentMethodID}
	var card struct{ CustomerID string }
	if err := account.Call(gateway, "GET", "/V2022-03/payment_methods/{customerPaymentMethodId}", path, nil, nil, &card); err != nil {
		forget(name)
		return 422, problem{"error": "the card could not be read; nothing was charged"}
	}
	// A saved card is charged for its owner and for nobody else.
	if card.CustomerID != "" && card.CustomerID != customer {
		forget(name)
		return 403, problem{"error": "this card belongs to somebody else"}
	}
	if first, is := takeOver(order, name); is {
		forget(name)
		return 409, problem{"error": "another attempt is still open", "attempt": first.Name}
	}
	ours, _ := find(name)
	address, _, _ := net.SplitHostPort(request.RemoteAddr)
	fields := map[string]string{
		"orderNo":                 ours.orderNo, // the gateway lets each number be paid once
		"orderAmount":             price.amount,
		"orderCurrency":           price.currency,
		"customerPaymentMethodId": asked.CustomerPaymentMethodID,
		"customerIp":              address,
		"returnUrl":               site + "/returned",
		"callbackUrl":             site + "/api/webhook",
		"webSite":                 site,
	}
	if customer != "" && (card.CustomerID != "" || len(asked.Consent) > 0) {
		fields["customerId"] = customer
	}
	var said struct{ OrderStatus, OrderInfo, RedirectURL, TradeNo string }
	err := account.Call(gateway, "POST", "/V2022-03/confirmCharge", nil, nil, fields, &said)
	var refused payseal.Refused
	switch {
	case err == nil && strings.HasPrefix(said.OrderInfo, "I0061"):
		// No decline: the number was charged before, and what became of that is the answer.
		adopt(name, said.TradeNo)
		if _, err := settle(name); err != nil {
			return 500, problem{"error": "try again"}
		}
	case err == nil:
		hear(name, said.OrderStatus, said.OrderInfo, said.RedirectURL, said.TradeNo)
	case errors.As(err, &refused):
		// A refusal charged nothing.
		hear(name, "fail", "processing_error", "", "")
	default:
		// Nobody knows: it stays unknown, and is asked about.
	}
	return told()
}

func answer(request *http.Request, body []byte) (int, any, error) {
	switch request.Method + " " + request.URL.Path {
	case "POST /api/session-token":
		fields := map[string]string{}
		if customer := customerOf(request); customer != "" {
			fields = map[string]string{"customerId": customer, "consent": "required"}
		}
		var token struct{ SessionToken string }
		err := account.Call(gateway, "POST", "/V2022-03/sessionToken", nil, nil, fields, &token)
		return 200, problem{"sessionToken": token.SessionToken}, err
	case "POST /api/charge":
		// A page of another site cannot send this kind without asking first.
		if !strings.HasPrefix(request.Header.Get("content-type"), "application/json") {
			return 415, problem{"error": "send JSON"}, nil
		}
		var asked wish
		if err := json.Unmarshal(body, &asked); err != nil {
			return 400, problem{"error": "send JSON"}, nil
		}
		status, said := charge(request, asked)
		return status, said, nil
	case "POST /api/webhook":
		if !account.IsWebhook(request.Header, string(body), time.Now()) {
			return 403, "not signed by the gateway", nil
		}
		var report struct {
			Type string
			Data struct{ OrderNo, OrderStatus, OrderInfo, TradeNo string }
		}
		if err := json.Unmarshal(body, &report); err != nil {
			return 400, "not readable", nil
		}
		if strings.HasPrefix(report.Type, "transaction.") {
			known, _ := holder(report.Data.OrderNo)
			hear(known.Name, report.Data.OrderStatus, report.Data.OrderInfo, "", report.Data.TradeNo)
		}
		return 200, "success", nil
	case "GET /returned":
		query := map[string]string{}
		for name, values := range request.URL.Query() {
			query[name] = values[0]
		}
		known, is := holder(query["orderNo"])
		if !is || !account.IsReturn(query) {
			return 400, problem{"error": "no such order"}, nil
		}
		comeBack(known.Name, query["tradeNo"])
		// The address says which order, the gateway says whether it is paid.
		if _, err := settle(known.Name); err != nil {
			return 0, nil, err
		}
		standing, _ := find(known.Name)
		return 200, standing, nil
	}
	return 404, problem{"error": "nothing here"}, nil
}

func serve(writer http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(writer, request.Body, 65_536))
	var status int
	var said any
	if err == nil {
		status, said, err = answer(request, body)
	}
	if err != nil {
		// A 5xx: the form asks again how the attempt stands, and charges nothing.
		log.Print(err)
		status, said = 500, problem{"error": "try again"}
	}
	writer.Header().Set("cache-control", "no-store")
	if text, is := said.(string); is {
		writer.Header().Set("content-type", "text/plain")
		writer.WriteHeader(status)
		io.WriteString(writer, text)
		return
	}
	writer.Header().Set("content-type", "application/json")
	writer.WriteHeader(status)
	json.NewEncoder(writer).Encode(said)
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+env("PORT", "3000"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	server := http.Server{Handler: http.HandlerFunc(serve), ReadTimeout: 10 * time.Second}
	log.Fatal(server.Serve(listener))
}
