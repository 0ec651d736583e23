//! Vietnamese.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Biểu mẫu tài khoản ngân hàng an toàn",
    secured_by: "Được bảo mật bởi {gateway}",
    test_badge: "THỬ NGHIỆM",
    test_badge_hint: "Chế độ thử nghiệm: chỉ dùng được tài khoản thử nghiệm và không trừ tiền thật",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Số tài khoản",
    account_number_placeholder: "000123456",
    holder_label: "Tên chủ tài khoản",
    email_label: "Địa chỉ email",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Vui lòng nhập IBAN.",
    reason_iban_incomplete: "IBAN này chưa đầy đủ.",
    reason_iban_country: "Không thể trừ tiền từ tài khoản ở quốc gia này.",
    reason_iban_too_long: "IBAN này quá dài.",
    reason_iban_typo: "Hãy kiểm tra IBAN: có chữ cái hoặc chữ số bị sai.",
    reason_iban_refused: "Tài khoản này không được chấp nhận.",
    reason_bsb_missing: "Vui lòng nhập mã BSB.",
    reason_bsb_incomplete: "Mã BSB có 6 chữ số.",
    reason_bsb_too_long: "Mã BSB chỉ có 6 chữ số.",
    reason_account_number_missing: "Vui lòng nhập số tài khoản.",
    reason_account_number_incomplete: "Hãy nhập ít nhất 5 chữ số.",
    reason_account_number_too_long: "Hãy nhập tối đa 9 chữ số.",
    reason_account_number_refused: "Tài khoản không được chấp nhận.",
    reason_holder_missing: "Vui lòng nhập tên chủ tài khoản.",
    reason_holder_looks_like_number: "Hãy nhập tên ở đây, không phải số.",
    reason_holder_too_long: "Hãy nhập tên đúng như tại ngân hàng của bạn.",
    reason_email_missing: "Vui lòng nhập địa chỉ email.",
    reason_email_incomplete: "Địa chỉ email này chưa đầy đủ.",

    notice_offline: "Bạn đang ngoại tuyến. Thông tin bạn đã nhập vẫn còn đây. Hãy thử lại khi có kết nối.",
    notice_timeout: "Quá trình này đang mất quá nhiều thời gian. Thông tin bạn đã nhập vẫn còn đây. Vui lòng thử lại sau giây lát.",
    notice_unavailable: "Hiện không thể kết nối với dịch vụ thanh toán. Thông tin bạn đã nhập vẫn còn đây. Vui lòng thử lại sau giây lát.",
    notice_session: "Phiên của bạn đã hết hạn. Thông tin bạn đã nhập vẫn còn đây. Hãy thử lại hoặc tải lại trang nếu vẫn không được.",
    notice_refused: "Tài khoản này không được chấp nhận. Hãy kiểm tra thông tin hoặc chọn cách thanh toán khác.",
    notice_cancelled: "Thao tác đã bị hủy trước khi hoàn tất.",
    notice_unexpected: "Hệ thống của chúng tôi gặp sự cố. Thông tin bạn đã nhập vẫn còn đây. Vui lòng thử lại sau giây lát.",
    notice_forgotten: "Bạn đã rời trang này khá lâu. Để giữ an toàn cho tài khoản, vui lòng nhập lại thông tin tài khoản.",
    busy: "Đang gửi thông tin tài khoản…",

    mandate_sepa_debit: "Khi tiếp tục, bạn ủy quyền cho (A) {merchant} gửi chỉ thị đến ngân hàng của bạn để ghi nợ tài khoản của bạn và (B) ngân hàng của bạn ghi nợ tài khoản của bạn theo các chỉ thị đó. Bạn có quyền được ngân hàng hoàn tiền theo các điều khoản và điều kiện trong thỏa thuận giữa bạn với ngân hàng. Yêu cầu hoàn tiền phải được đưa ra trong vòng 8 tuần kể từ ngày tài khoản của bạn bị ghi nợ. Bạn đồng ý nhận thông báo về khoản ghi nợ muộn nhất là 2 ngày trước đó.",
    mandate_sepa_debit_version: "sepa-vi-1",
    mandate_au_becs_debit: "Khi tiếp tục, bạn đưa ra yêu cầu ghi nợ trực tiếp: bạn ủy quyền cho {merchant} và nhà cung cấp dịch vụ thanh toán của họ ghi nợ tài khoản của bạn qua hệ thống BECS (Bulk Electronic Clearing System) của Úc đối với các khoản tiền mà {merchant} thông báo riêng cho bạn. Bạn xác nhận mình là chủ tài khoản hoặc người được ủy quyền ký cho tài khoản này.",
    mandate_au_becs_debit_version: "becs-vi-1",

    stopped_wasm: "Trình duyệt này chặn WebAssembly, trong khi biểu mẫu cần WebAssembly để bảo vệ tài khoản của bạn. Hãy cho phép hoặc dùng trình duyệt khác.",
    stopped_crash: "Biểu mẫu tài khoản ngân hàng đã ngừng hoạt động. Vui lòng tải lại trang và nhập lại thông tin tài khoản.",
    stopped_alone: "Biểu mẫu tài khoản ngân hàng này chưa được kết nối với trang của cửa hàng. Vui lòng tải lại trang để sử dụng.",
};
