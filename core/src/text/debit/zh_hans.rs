//! Chinese, simplified.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "银行账户安全表单",
    secured_by: "由 {gateway} 提供安全保护",
    test_badge: "测试",
    test_badge_hint: "测试模式：仅可使用测试账户，不会实际扣款",

    iban_label: "国际银行账号（IBAN）",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB 号码",
    bsb_placeholder: "000-000",
    account_number_label: "账号",
    account_number_placeholder: "000123456",
    holder_label: "账户持有人姓名",
    email_label: "电子邮箱",
    email_placeholder: "name@example.com",

    reason_iban_missing: "请输入 IBAN。",
    reason_iban_incomplete: "IBAN 不完整。",
    reason_iban_country: "无法从该国家或地区的账户扣款。",
    reason_iban_too_long: "IBAN 位数过多。",
    reason_iban_typo: "IBAN 有误，请逐位核对。",
    reason_iban_refused: "此账户未获接受。",
    reason_bsb_missing: "请输入 BSB 号码。",
    reason_bsb_incomplete: "BSB 号码为 6 位数字。",
    reason_bsb_too_long: "BSB 号码只有 6 位。",
    reason_account_number_missing: "请输入账号。",
    reason_account_number_incomplete: "请至少输入 5 位数字。",
    reason_account_number_too_long: "账号最多 9 位数字。",
    reason_account_number_refused: "此账户未获接受。",
    reason_holder_missing: "请输入账户持有人姓名。",
    reason_holder_looks_like_number: "此处请填写姓名，而非账号。",
    reason_holder_too_long: "请按银行登记填写姓名。",
    reason_email_missing: "请输入电子邮箱。",
    reason_email_incomplete: "电子邮箱不完整。",

    notice_offline: "当前处于离线状态。您填写的内容仍保留在此，请在恢复联网后重试。",
    notice_timeout: "等待时间过长。您填写的内容仍保留在此，请稍后重试。",
    notice_unavailable: "暂时无法连接支付服务。您填写的内容仍保留在此，请稍后重试。",
    notice_session: "会话已过期，商家未能续期。请重试；如仍不成功，请刷新页面。",
    notice_refused: "此账户未获接受。请核对账户信息，或选择其他付款方式。",
    notice_cancelled: "操作已取消，未能完成。",
    notice_unexpected: "系统出现问题。您填写的内容仍保留在此，请稍后重试。",
    notice_forgotten: "您离开本页已有一段时间。为了保护您的账户，请重新填写。",
    busy: "正在提交账户信息…",

    mandate_sepa_debit: "继续操作即表示您授权：（A）{merchant}向您的银行发出从您账户扣款的指示，以及（B）您的银行按该指示从您的账户扣款。根据您与银行之间协议的条款，您有权要求银行退款；退款须在账户被扣款之日起 8 周内提出。您同意扣款通知最迟可在扣款前 2 天送达。",
    mandate_sepa_debit_version: "sepa-zh-Hans-1",
    mandate_au_becs_debit: "继续操作即表示您提出直接扣款请求：您授权{merchant}及其支付服务商通过澳大利亚批量电子清算系统（BECS），就{merchant}另行通知您的金额从您的账户扣款。您确认自己是该账户的持有人或获授权签字人。",
    mandate_au_becs_debit_version: "becs-zh-Hans-1",

    stopped_wasm: "此浏览器禁用了 WebAssembly，而本表单需要它来保护您的账户信息。请启用 WebAssembly，或换用其他浏览器。",
    stopped_crash: "银行账户表单已停止工作。请刷新页面后重新填写。",
    stopped_alone: "此银行账户表单未与商店页面连接，请刷新页面后再填写。",
};
