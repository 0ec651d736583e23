// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Biểu mẫu thẻ an toàn',
  failed: 'Không thể tải biểu mẫu thẻ.',
  retry: 'Thử lại',
  bank: 'Xác nhận với ngân hàng của bạn',
  close: 'Đóng',
  ask: 'Hủy khoản thanh toán này?',
  stop: 'Hủy thanh toán',
  go: 'Tiếp tục',
  unseen: 'Bạn không thấy trang của ngân hàng?',
  whole: 'Mở trong cửa sổ này',
  errors: {
    offline: 'Bạn đang ngoại tuyến. Biểu mẫu thẻ sẽ tự tải khi có kết nối trở lại.',
    gateway_unreachable: 'Hiện không thể kết nối với dịch vụ thanh toán. Vui lòng thử lại sau giây lát.',
    not_mounted: 'Biểu mẫu thẻ không còn trên trang này. Vui lòng tải lại trang.',
    timeout: 'Quá trình này đang mất quá nhiều thời gian. Vui lòng thử lại.',
    busy: 'Yêu cầu đang được xử lý. Vui lòng chờ một lát.',
    frame_replaced: 'Biểu mẫu đã được tải lại. Vui lòng nhập lại thông tin thẻ.',
    frame_crashed: 'Biểu mẫu thẻ đã ngừng hoạt động. Vui lòng tải lại trang và nhập lại thông tin thẻ.',
    saved_cards_failed: 'Không thể tải các thẻ bạn đã lưu.',
    challenge_blocked: 'Không thể hiển thị trang của ngân hàng tại đây nên trang sẽ mở trong cửa sổ này.',
    wasm_blocked: 'Trình duyệt này chặn WebAssembly, trong khi biểu mẫu cần WebAssembly để bảo vệ thẻ của bạn. Hãy cho phép hoặc dùng trình duyệt khác.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Bạn muốn thanh toán bằng cách nào?',
  card: 'Thẻ',
  provider: 'Bạn sẽ thanh toán qua {name} rồi quay lại đây.',
  refused: 'Phương thức thanh toán này hiện không dùng được. Hãy chọn phương thức khác hoặc thử lại.',
};
