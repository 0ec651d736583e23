//! Korean.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "안전한 은행 계좌 정보 입력 양식",
    secured_by: "{gateway}에서 안전하게 보호합니다",
    test_badge: "테스트",
    test_badge_hint: "테스트 모드: 테스트 계좌만 사용할 수 있으며 실제로 출금되지 않습니다",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "계좌 번호",
    account_number_placeholder: "000123456",
    holder_label: "예금주 이름",
    email_label: "이메일",
    email_placeholder: "name@example.com",

    reason_iban_missing: "IBAN을 입력해 주세요.",
    reason_iban_incomplete: "IBAN을 끝까지 입력해 주세요.",
    reason_iban_country: "이 국가의 계좌에서는 출금할 수 없습니다.",
    reason_iban_too_long: "IBAN이 너무 깁니다.",
    reason_iban_typo: "IBAN을 확인해 주세요. 잘못된 문자나 숫자가 있습니다.",
    reason_iban_refused: "이 계좌는 사용할 수 없습니다.",
    reason_bsb_missing: "BSB를 입력해 주세요.",
    reason_bsb_incomplete: "BSB는 6자리 숫자입니다.",
    reason_bsb_too_long: "BSB는 6자리까지입니다.",
    reason_account_number_missing: "계좌 번호를 입력해 주세요.",
    reason_account_number_incomplete: "숫자 5자리 이상을 입력해 주세요.",
    reason_account_number_too_long: "숫자 9자리 이하로 입력해 주세요.",
    reason_account_number_refused: "이 계좌는 사용할 수 없습니다.",
    reason_holder_missing: "예금주 이름을 입력해 주세요.",
    reason_holder_looks_like_number: "번호가 아닌 이름을 입력해 주세요.",
    reason_holder_too_long: "은행에 등록된 이름을 입력해 주세요.",
    reason_email_missing: "이메일을 입력해 주세요.",
    reason_email_incomplete: "이메일을 끝까지 입력해 주세요.",

    notice_offline: "인터넷에 연결되어 있지 않습니다. 입력하신 내용은 그대로 남아 있습니다. 다시 연결되면 시도해 주세요.",
    notice_timeout: "시간이 너무 오래 걸리고 있습니다. 입력하신 내용은 그대로 남아 있습니다. 잠시 후 다시 시도해 주세요.",
    notice_unavailable: "지금은 결제 서비스에 연결할 수 없습니다. 입력하신 내용은 그대로 남아 있습니다. 잠시 후 다시 시도해 주세요.",
    notice_session: "세션이 만료되었습니다. 입력하신 내용은 그대로 남아 있습니다. 다시 시도해 주시고, 계속 안 되면 페이지를 새로고침해 주세요.",
    notice_refused: "이 계좌는 사용할 수 없습니다. 계좌 정보를 확인하거나 다른 결제 수단을 선택해 주세요.",
    notice_cancelled: "완료되기 전에 취소되었습니다.",
    notice_unexpected: "저희 시스템에 문제가 발생했습니다. 입력하신 내용은 그대로 남아 있습니다. 잠시 후 다시 시도해 주세요.",
    notice_forgotten: "오랫동안 이 페이지를 벗어나셨습니다. 계좌를 안전하게 보호하기 위해 계좌 정보를 다시 입력해 주세요.",
    busy: "계좌 정보를 보내는 중…",

    mandate_sepa_debit: "계속하면 고객님은 (A) {merchant}에서 고객님의 계좌에서 출금하도록 고객님의 은행에 지시하는 것과 (B) 고객님의 은행이 그 지시에 따라 계좌에서 출금하는 것을 승인하게 됩니다. 고객님은 은행과 체결한 약관에 따라 은행에서 환불받을 권리가 있습니다. 환불은 계좌에서 출금된 날부터 8주 이내에 청구해야 합니다. 출금 통지를 늦어도 출금 2일 전까지 받는 데 동의합니다.",
    mandate_sepa_debit_version: "sepa-ko-1",
    mandate_au_becs_debit: "계속하면 고객님은 자동 이체를 신청하게 됩니다. 고객님은 {merchant} 및 그 결제 서비스 제공업체가 호주의 일괄 전자 결제 시스템(BECS)을 통해 {merchant}에서 별도로 안내하는 금액을 고객님의 계좌에서 출금하는 것을 승인합니다. 고객님은 이 계좌의 예금주이거나 서명 권한이 있음을 확인합니다.",
    mandate_au_becs_debit_version: "becs-ko-1",

    stopped_wasm: "이 브라우저에서 계좌 보호에 필요한 WebAssembly가 차단되어 있습니다. 허용하거나 다른 브라우저를 사용해 주세요.",
    stopped_crash: "은행 계좌 입력 양식이 작동을 멈췄습니다. 페이지를 새로고침하고 계좌 정보를 다시 입력해 주세요.",
    stopped_alone: "이 은행 계좌 입력 양식이 쇼핑몰 페이지와 연결되어 있지 않습니다. 페이지를 새로고침한 후 사용해 주세요.",
};
