package main

import (
	"check/payseal"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"
)

type signed struct {
	GatewayNo, Signkey, ID, Body string
	Time                         json.Number
	Path, Query, Headers         map[string]string
	Now                          int64
}

func (it signed) account() payseal.Account { return payseal.Account{GatewayNo: it.GatewayNo, Signkey: it.Signkey} }

func main() {
	file, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var told struct {
		Requests          []signed
		Webhook, Returned signed
	}
	if err := json.Unmarshal(file, &told); err != nil {
		panic(err)
	}
	for _, it := range told.Requests {
		fmt.Println(it.account().SignInfo(it.ID, it.Time.String(), it.Path, it.Query, it.Body))
	}
	hook, back := told.Webhook, told.Returned
	headers := http.Header{}
	for name, value := range hook.Headers {
		headers.Set(name, value)
	}
	now := time.UnixMilli(hook.Now)
	fmt.Println(hook.account().IsWebhook(headers, hook.Body, now))
	fmt.Println(hook.account().IsWebhook(headers, hook.Body, now.Add(601*time.Second)))
	fmt.Println(hook.account().IsWebhook(headers, strings.Replace(hook.Body, "63.65", "63.66", 1), now))
	// The border of time and version moved: the same signature, and another version.
	headers.Set("request-id", "id")
	headers.Set("request-time", "1165188852093")
	headers.Set("version", "5V2022-03")
	fmt.Println(hook.account().IsWebhook(headers, hook.Body, time.UnixMilli(1165188852093)))
	fmt.Println(back.account().IsReturn(back.Query))
	back.Query["orderAmount"] = "1.00"
	fmt.Println(back.account().IsReturn(back.Query))
}
