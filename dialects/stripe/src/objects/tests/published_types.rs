//! The fields of the published types.

use serde_json::Value as Json;

/// `name`: always there and not null. `name|n`: always there. `name?`: may be absent.
pub(super) fn assert_fields(object: &Json, fields: &str) {
    let object = object.as_object().unwrap();
    let mut known = Vec::new();
    for field in fields.split_whitespace() {
        let name = ["?n", "|n", "?"]
            .iter()
            .find_map(|mark| field.strip_suffix(mark))
            .unwrap_or(field);
        known.push(name);
        match object.get(name) {
            None => assert!(field.ends_with('?') || field.ends_with("?n"), "no {name}"),
            Some(Json::Null) => {
                assert!(
                    field.ends_with("|n") || field.ends_with("?n"),
                    "{name} is null"
                );
            }
            Some(_) => {}
        }
    }
    for name in object.keys() {
        assert!(
            known.contains(&name.as_str()),
            "{name} is in no published type"
        );
    }
}

pub(super) const PAYMENT_INTENT: &str = "id object allowed_payment_method_types|n amount amount_capturable \
    amount_details? amount_received application|n application_fee_amount|n \
    automatic_payment_methods|n canceled_at|n cancellation_reason|n capture_method client_secret|n \
    confirmation_method created currency customer|n customer_account|n description|n \
    excluded_payment_method_types|n hooks? last_payment_error|n latest_charge|n livemode \
    managed_payments|n metadata next_action|n on_behalf_of|n payment_details? payment_method|n \
    payment_method_configuration_details|n payment_method_options|n payment_method_types \
    payment_record|n presentment_details? processing|n receipt_email|n review|n \
    setup_future_usage|n shipping|n source|n statement_descriptor|n statement_descriptor_suffix|n \
    status transfer_data?n transfer_group|n";

pub(super) const SETUP_INTENT: &str = "id object allowed_payment_method_types|n application|n attach_to_self? \
    automatic_payment_methods|n cancellation_reason|n client_secret|n created customer|n \
    customer_account?n description|n excluded_payment_method_types|n flow_directions?n \
    last_setup_error|n latest_attempt|n livemode managed_payments?n mandate|n metadata|n \
    next_action|n on_behalf_of|n payment_method|n payment_method_configuration_details|n \
    payment_method_options|n payment_method_types single_use_mandate|n status usage";

pub(super) const CHARGE: &str = "id object amount amount_captured amount_refunded application|n \
    application_fee|n application_fee_amount|n authorization_code? balance_transaction|n \
    billing_details calculated_statement_descriptor|n captured created currency customer|n \
    description|n disputed failure_balance_transaction|n failure_code|n failure_message|n \
    fraud_details|n level3? livemode metadata on_behalf_of|n outcome|n paid payment_intent|n \
    payment_method|n payment_method_details|n presentment_details? radar_options? receipt_email|n \
    receipt_number|n receipt_url|n refunded refunds?n review|n shipping|n source|n \
    source_transfer|n statement_descriptor|n statement_descriptor_suffix|n status transfer? \
    transfer_data|n transfer_group|n";

pub(super) const CHARGE_CARD: &str = "amount_authorized|n authorization_code|n brand|n checks|n country|n \
    electronic_commerce_indicator|n exp_month exp_year funding|n installments|n last4|n mandate|n \
    network|n network_transaction_id|n regulated_status|n three_d_secure|n transaction_link_id|n \
    wallet|n capture_before? fingerprint?n network_token?n extended_authorization? \
    incremental_authorization? multicapture? overcapture? moto?n";

pub(super) const OUTCOME: &str = "advice_code|n network_advice_code|n network_decline_code|n network_status|n \
    reason|n seller_message|n type risk_level? risk_score? rule?";

pub(super) const REFUND: &str = "id object amount balance_transaction|n charge|n created currency customer|n \
    customer_account|n description? destination_details? failure_balance_transaction? \
    failure_reason? instructions_email? metadata|n next_action? payment_intent|n payment_method|n \
    pending_reason? presentment_details? reason|n receipt_number|n source_transfer_reversal|n \
    status|n transfer_reversal|n";

pub(super) const DISPUTE: &str = "id object amount balance_transactions charge created currency \
    enhanced_eligibility_types evidence evidence_details intended_submission_method|n \
    is_charge_refundable livemode metadata network_reason_code?n payment_intent|n \
    payment_method_details? reason status";

pub(super) const CUSTOMER: &str = "id object balance created default_source|n description|n email|n \
    invoice_settings livemode metadata shipping|n address?n business_name? individual_name? \
    cash_balance?n currency?n customer_account?n delinquent?n discount?n invoice_credit_balance? \
    invoice_prefix?n name?n next_invoice_sequence? phone?n preferred_locales?n sources? \
    subscriptions? tax? tax_exempt?n tax_ids? test_clock?n";

pub(super) const PAYMENT_METHOD: &str = "id object billing_details created customer|n customer_account|n \
    livemode metadata|n type allow_redisplay? radar_options? card? sepa_debit? au_becs_debit? \
    bancontact? ideal? giropay?";

pub(super) const CARD: &str = "brand checks|n country|n display_brand|n exp_month exp_year funding \
    generated_from|n last4 networks|n regulated_status|n three_d_secure_usage|n wallet|n \
    fingerprint?n";

pub(super) const CUSTOMER_SESSION: &str = "object client_secret created customer customer_account|n \
    expires_at livemode components?";

pub(super) const COMPONENTS: &str = "payment_element buy_button pricing_table customer_sheet \
    mobile_payment_element customer_portal active_entitlements";

pub(super) const SESSION: &str = "id object adaptive_pricing|n after_expiration|n allow_promotion_codes|n \
    allowed_payment_method_types|n amount_subtotal|n amount_total|n automatic_tax \
    billing_address_collection|n branding_settings? cancel_url|n client_reference_id|n \
    client_secret|n collected_information|n consent|n consent_collection|n created currency|n \
    currency_conversion|n custom_fields custom_text customer|n customer_account|n \
    customer_creation|n customer_details|n customer_email|n discounts|n \
    excluded_payment_method_types? expires_at integration_identifier|n invoice|n \
    invoice_creation|n line_items? livemode locale|n managed_payments|n metadata|n mode \
    name_collection? optional_items?n origin_context|n payment_intent|n payment_link|n \
    payment_method_collection|n payment_method_configuration_details|n payment_method_options|n \
    payment_method_types payment_status permissions|n phone_number_collection? \
    presentment_details? recovered_from|n redirect_on_completion? return_url? \
    saved_payment_method_options|n setup_intent|n shipping_address_collection|n shipping_cost|n \
    shipping_options status|n submit_type|n subscription|n success_url|n tax_id_collection? \
    total_details|n ui_mode|n url|n wallet_options|n";

pub(super) const LINE_ITEM: &str = "id object adjustable_quantity|n amount_discount amount_subtotal \
    amount_tax amount_total currency description|n discounts? metadata|n price|n quantity|n taxes?";

pub(super) const PRODUCT: &str = "id object active created default_price?n description|n images livemode \
    marketing_features metadata name package_dimensions|n shippable|n statement_descriptor?n \
    tax_code?n tax_details|n type unit_label?n updated url|n";

pub(super) const PRICE: &str = "id object active billing_scheme created currency currency_options? \
    custom_unit_amount|n livemode lookup_key|n metadata nickname|n product recurring|n \
    tax_behavior|n tiers? tiers_mode|n transform_quantity|n type unit_amount|n \
    unit_amount_decimal|n";

pub(super) const EVENT: &str = "id object account? api_version|n context? created data livemode \
    pending_webhooks request|n type";

pub(super) const ENDPOINT: &str = "id object api_version|n application|n created description|n \
    enabled_events livemode metadata secret? status url";
