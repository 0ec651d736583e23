//! Chinese, traditional, of Hong Kong.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "銀行戶口安全表格",
    secured_by: "由 {gateway} 提供安全保護",
    test_badge: "測試",
    test_badge_hint: "測試模式：只可使用測試戶口，不會實際扣款",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "戶口號碼",
    account_number_placeholder: "000123456",
    holder_label: "戶口持有人姓名",
    email_label: "電郵地址",
    email_placeholder: "name@example.com",

    reason_iban_missing: "請輸入 IBAN。",
    reason_iban_incomplete: "IBAN 不完整。",
    reason_iban_country: "無法從該國家或地區的戶口扣款。",
    reason_iban_too_long: "IBAN 位數過多。",
    reason_iban_typo: "IBAN 有誤，請逐位核對。",
    reason_iban_refused: "此戶口不獲接納。",
    reason_bsb_missing: "請輸入 BSB 號碼。",
    reason_bsb_incomplete: "BSB 號碼為 6 位數字。",
    reason_bsb_too_long: "BSB 號碼只有 6 位。",
    reason_account_number_missing: "請輸入戶口號碼。",
    reason_account_number_incomplete: "請輸入最少 5 位數字。",
    reason_account_number_too_long: "最多 9 位數字。",
    reason_account_number_refused: "此戶口不獲接納。",
    reason_holder_missing: "請輸入戶口持有人姓名。",
    reason_holder_looks_like_number: "請在此輸入姓名，而非號碼。",
    reason_holder_too_long: "請按銀行登記輸入姓名。",
    reason_email_missing: "請輸入電郵地址。",
    reason_email_incomplete: "電郵地址不完整。",

    notice_offline: "您目前處於離線狀態。您輸入的內容仍保留於此，請於恢復連線後再試。",
    notice_timeout: "等候時間過長。您輸入的內容仍保留於此，請稍後再試。",
    notice_unavailable: "暫時未能連接付款服務。您輸入的內容仍保留於此，請稍後再試。",
    notice_session: "連線時段已過期。您輸入的內容仍保留於此，請再試一次；如仍未成功，請重新載入頁面。",
    notice_refused: "此戶口不獲接納。請核對戶口資料，或選擇其他付款方式。",
    notice_cancelled: "程序於完成前已取消。",
    notice_unexpected: "我們的系統出現問題。您輸入的內容仍保留於此，請稍後再試。",
    notice_forgotten: "您已離開此頁面一段時間。為保障您的戶口安全，請重新輸入戶口資料。",
    busy: "正在傳送戶口資料…",

    mandate_sepa_debit: "繼續操作即表示您授權：（A）{merchant}向您的銀行發出從您戶口扣款的指示，以及（B）您的銀行按該指示從您的戶口扣款。根據您與銀行之間協議的條款，您有權要求銀行退款；退款須於戶口被扣款當日起計 8 星期內提出。您同意扣款通知最遲可於扣款前 2 日送達。",
    mandate_sepa_debit_version: "sepa-zh-HK-1",
    mandate_au_becs_debit: "繼續操作即表示您提出直接扣款要求：您授權{merchant}及其付款服務供應商透過澳洲批量電子結算系統（BECS），就{merchant}另行通知您的金額從您的戶口扣款。您確認自己是此戶口的持有人或獲授權簽署人。",
    mandate_au_becs_debit_version: "becs-zh-HK-1",

    stopped_wasm: "此瀏覽器封鎖了 WebAssembly，而本表格需要它來保護您的戶口。請允許使用，或改用其他瀏覽器。",
    stopped_crash: "銀行戶口表格已停止運作。請重新載入頁面，並再次輸入戶口資料。",
    stopped_alone: "此銀行戶口表格未有連接至商店頁面，請重新載入頁面後使用。",
};
