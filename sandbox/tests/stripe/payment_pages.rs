//! `/v1/payment_pages/{id}`: a checkout session as its page reads, changes and confirms it.

use serde_json::{Value, json};

use crate::browser::page;
use crate::checkout_sessions::{reread, session};
use crate::forms_saved_cards::card;
use crate::world::{Answered, World, id};

/// What the page asks of its session.
pub(crate) async fn read(world: &World, made: &Value) -> Answered {
    let secret = made["client_secret"].as_str().unwrap();
    let path = format!("/v1/payment_pages/{}?client_secret={secret}", id(made));
    page(world, "GET", &path, "").await
}

/// What an action of the page sends.
pub(crate) async fn act(world: &World, made: &Value, what: &str, said: &str) -> Answered {
    let secret = made["client_secret"].as_str().unwrap();
    let path = format!("/v1/payment_pages/{}{what}", id(made));
    page(
        world,
        "POST",
        &path,
        &format!("client_secret={secret}{said}"),
    )
    .await
}

#[tokio::test]
async fn a_page_reads_what_stripes_object_tells_and_no_more() {
    let world = World::new().await;
    let customer = "email=ada@shop.example&name=Ada%20Lovelace&phone=5551&metadata[a]=secret\
                    &address[line1]=1%20Secret%20Way";
    let customer = id(&world.post("/v1/customers", customer).await.ok());
    card(&world, &customer, "tok_jcb", "limited").await;
    let always = card(&world, &customer, "tok_mastercard", "always").await;
    let rest = format!(
        "&customer={customer}&metadata[b]=secret&client_reference_id=secret\
         &return_url=https://shop.example/done?id={{CHECKOUT_SESSION_ID}}"
    );
    let made = session(&world, &rest).await.ok();
    let told = read(&world, &made).await;
    assert_eq!(
        told.header("access-control-allow-origin"),
        world.sandbox.shop_origin()
    );
    let told = told.ok();
    let money = |minor: u64, amount: &str| json!({ "amount": amount, "minorUnitsAmount": minor });
    let nothing = money(0, "$0.00");
    let all = money(2198, "$21.98");
    let price = &told["lineItems"][0]["priceId"];
    let line = &told["lineItems"][0]["id"];
    assert!(price.as_str().unwrap().starts_with("price_"), "{told}");
    assert!(line.as_str().unwrap().starts_with("li_"), "{told}");
    assert_eq!(
        told,
        json!({
            "billingAddress": null, "businessName": null, "canConfirm": true, "currency": "usd",
            "currencyOptions": null, "discountAmounts": null, "email": "ada@shop.example",
            "id": id(&made), "lastPaymentError": null,
            "lineItems": [{
                "adjustableQuantity": null, "description": null, "discount": nothing,
                "discountAmounts": null, "id": line, "images": [], "isRemovable": false, "name": "Shirt",
                "priceId": price, "pricing": null, "quantity": 2, "recurring": null, "subtotal": all,
                "taxAmounts": null, "taxExclusive": nothing, "taxInclusive": nothing, "total": all,
                "transformQuantity": null, "unitAmount": money(1099, "$10.99"),
                "unitAmountDecimal": null, "unitLabel": null,
            }],
            "livemode": false, "minorUnitsAmountDivisor": 100, "nameCollection": null,
            "optionalItems": null, "phoneNumber": null, "recurring": null,
            "return_url": format!("https://shop.example/done?id={}", id(&made)),
            "savedPaymentMethods": [{
                "billingDetails": {
                    "address": { "city": null, "country": null, "line1": null, "line2": null,
                                 "postal_code": null, "state": null },
                    "email": null, "name": null, "phone": null,
                },
                "card": { "brand": "mastercard", "expMonth": 12, "expYear": 2034, "last4": "4444" },
                "id": always, "type": "card",
            }],
            "shipping": null, "shippingAddress": null, "shippingOptions": [],
            "status": { "type": "open" }, "surcharge": null, "tax": { "status": "ready" },
            "taxAmounts": null, "taxIdInfo": null,
            "total": {
                "appliedBalance": nothing, "balanceAppliedToNextInvoice": false, "discount": nothing,
                "shippingRate": nothing, "subtotal": all, "surcharge": nothing,
                "taxExclusive": nothing, "taxInclusive": nothing, "total": all,
            },
        })
    );
    // Only with its own secret, and only for pages of the account's.
    let other = session(&world, "").await.ok();
    let secret = other["client_secret"].as_str().unwrap();
    for rest in [String::new(), format!("?client_secret={secret}")] {
        let path = format!("/v1/payment_pages/{}{rest}", id(&made));
        let refused = page(&world, "GET", &path, "").await;
        assert_eq!(
            refused.refused(),
            (404, "resource_missing", "client_secret")
        );
    }
    let bearer = format!("Bearer {}", world.publishable_key);
    let headers = [
        ("authorization", bearer.as_str()),
        ("origin", "https://other.example"),
    ];
    let path = format!("/v1/payment_pages/{}?client_secret={secret}", id(&other));
    let refused = world.call_with("GET", &path, "", &headers).await;
    assert_eq!(refused.refused(), (403, "origin_refused", ""));
    // Nobody's email is known of a guest, so he cannot confirm yet.
    let guest = read(&world, &other).await.ok();
    assert_eq!(
        (&guest["canConfirm"], &guest["savedPaymentMethods"]),
        (&json!(false), &json!([]))
    );
}

#[tokio::test]
async fn what_the_shopper_says_is_in_the_session_and_told_to_the_merchant() {
    let world = World::new().await;
    let made = session(&world, "").await.ok();
    let place = "[name]=Ada&{}[address][country]=GB&{}[address][postal_code]=N1";
    let place = |name: &str| format!("&{name}{}", place.replace("{}", name));
    let address = json!({
        "address": { "city": null, "country": "GB", "line1": null, "line2": null, "postal_code": "N1",
                     "state": null },
        "name": "Ada",
    });
    let tax = "&tax_id_info[businessName]=Ltd&tax_id_info[taxId][type]=gb_vat&tax_id_info[taxId][value]=GB1";
    for (said, name, value) in [
        (
            "&email=ada@shop.example".to_owned(),
            "email",
            json!("ada@shop.example"),
        ),
        (
            "&phone_number=5551".to_owned(),
            "phoneNumber",
            json!("5551"),
        ),
        (
            "&business_name=Ltd".to_owned(),
            "businessName",
            json!("Ltd"),
        ),
        (
            "&individual_name=Ada".to_owned(),
            "nameCollection",
            json!({ "businessName": "Ltd", "individualName": "Ada" }),
        ),
        (place("billing_address"), "billingAddress", address.clone()),
        (
            place("shipping_address"),
            "shippingAddress",
            address.clone(),
        ),
        (
            tax.to_owned(),
            "taxIdInfo",
            json!({ "businessName": "Ltd", "taxId": { "type": "gb_vat", "value": "GB1" } }),
        ),
    ] {
        let told = act(&world, &made, "", &said).await.ok();
        assert_eq!(told[name], value, "{said}");
        assert_eq!(read(&world, &made).await.ok(), told);
    }
    let kept = reread(&world, &made).await;
    assert_eq!(
        kept["customer_details"],
        json!({
            "address": address["address"], "business_name": "Ltd", "email": "ada@shop.example",
            "individual_name": "Ada", "name": "Ada", "phone": "5551", "tax_exempt": "none",
            "tax_ids": [{ "type": "gb_vat", "value": "GB1" }],
        })
    );
    assert_eq!(
        kept["collected_information"],
        json!({ "business_name": "Ltd", "individual_name": "Ada", "shipping_details": address })
    );
    // An empty one takes it away, a promotion code also where there is none.
    for (said, name) in [
        ("&email=", "email"),
        ("&billing_address=", "billingAddress"),
        ("&tax_id_info=", "taxIdInfo"),
        ("&promotion_code=", "discountAmounts"),
    ] {
        let told = act(&world, &made, "", said).await.ok();
        assert_eq!(told[name], Value::Null, "{said}");
    }
    assert_eq!(
        reread(&world, &made).await["customer_details"]["email"],
        Value::Null
    );
    for (said, code, param) in [
        ("&email=ada@", "incompleteEmail", "email"),
        ("&email=a%20da@shop.example", "invalidEmail", "email"),
        ("&promotion_code=SPRING", "invalidCode", "promotion_code"),
        ("&shipping_option=shr_1", "", "shipping_option"),
        (
            "&tax_id_info[businessName]=L&tax_id_info[taxId][type]=x&tax_id_info[taxId][value]=1",
            "invalidTaxId",
            "tax_id_info",
        ),
        (
            "&billing_address[address][city]=London",
            "parameter_missing",
            "billing_address[address][country]",
        ),
        ("&amount_total=1", "parameter_unknown", "amount_total"),
        ("&phone_number=4242424242424242", "", ""),
    ] {
        let refused = act(&world, &made, "", said).await;
        assert_eq!(refused.refused(), (400, code, param), "{said}");
    }
}

#[tokio::test]
async fn a_quantity_is_changed_where_the_merchant_lets_it_be() {
    let world = World::new().await;
    let adjustable = "&line_items[0][adjustable_quantity][enabled]=true\
                      &line_items[0][adjustable_quantity][maximum]=5";
    let rest = format!("&customer_email=ada@shop.example{adjustable}");
    let made = session(&world, &rest).await.ok();
    let told = read(&world, &made).await.ok();
    let line = &told["lineItems"][0];
    assert_eq!(
        line["adjustableQuantity"],
        json!({ "maximum": 5, "minimum": 0 })
    );
    let said = |quantity: u64| {
        let line = line["id"].as_str().unwrap();
        format!("&line_item_quantity[lineItem]={line}&line_item_quantity[quantity]={quantity}")
    };
    // Also after a decline, whose intent was over two.
    let declined = "&payment_method=pm_card_visa_chargeDeclined";
    let declined = act(&world, &made, "/confirm", declined).await;
    assert_eq!(declined.refused(), (402, "card_declined", ""));
    let told = act(&world, &made, "", &said(3)).await.ok();
    assert_eq!(
        told["lastPaymentError"]["message"],
        declined.body["error"]["message"]
    );
    assert_eq!(
        (&told["total"]["total"], &told["lineItems"][0]["quantity"]),
        (
            &json!({ "amount": "$32.97", "minorUnitsAmount": 3297 }),
            &json!(3)
        )
    );
    for quantity in [0, 6] {
        let refused = act(&world, &made, "", &said(quantity)).await;
        assert_eq!(refused.refused(), (400, "", "line_item_quantity"));
    }
    act(&world, &made, "/confirm", "&payment_method=pm_card_visa")
        .await
        .ok();
    let done = reread(&world, &made).await;
    let intent = done["payment_intent"].as_str().unwrap();
    let intent = world
        .get(&format!("/v1/payment_intents/{intent}"))
        .await
        .ok();
    assert_eq!(
        (&done["amount_total"], &intent["amount_received"]),
        (&json!(3297), &json!(3297))
    );
    // What is complete changes no more, and what is not adjustable never does.
    let over = act(&world, &made, "", "&phone_number=1").await;
    assert_eq!(over.refused(), (400, "", ""));
    let fixed = session(&world, "").await.ok();
    let line = id(&read(&world, &fixed).await.ok()["lineItems"][0]);
    let said = format!("&line_item_quantity[lineItem]={line}&line_item_quantity[quantity]=1");
    let refused = act(&world, &fixed, "", &said).await;
    assert_eq!(refused.refused(), (400, "", "line_item_quantity"));
}
