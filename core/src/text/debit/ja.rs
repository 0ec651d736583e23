//! Japanese.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "銀行口座情報の安全な入力フォーム",
    secured_by: "{gateway}により保護されています",
    test_badge: "テスト",
    test_badge_hint: "テストモード：テスト用口座のみ使用でき、実際の引き落としは発生しません",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "口座番号",
    account_number_placeholder: "000123456",
    holder_label: "口座名義",
    email_label: "メールアドレス",
    email_placeholder: "name@example.com",

    reason_iban_missing: "IBANを入力してください。",
    reason_iban_incomplete: "IBANが最後まで入力されていません。",
    reason_iban_country: "この国の口座からは引き落としできません。",
    reason_iban_too_long: "IBANの文字数が多すぎます。",
    reason_iban_typo: "IBANをご確認ください。誤った文字があります。",
    reason_iban_refused: "この口座は受け付けられませんでした。",
    reason_bsb_missing: "BSBを入力してください。",
    reason_bsb_incomplete: "BSBは6桁の番号です。",
    reason_bsb_too_long: "BSBは6桁までです。",
    reason_account_number_missing: "口座番号を入力してください。",
    reason_account_number_incomplete: "5桁以上で入力してください。",
    reason_account_number_too_long: "9桁以内で入力してください。",
    reason_account_number_refused: "口座を受け付けられませんでした。",
    reason_holder_missing: "口座名義を入力してください。",
    reason_holder_looks_like_number: "番号ではなく、お名前を入力してください。",
    reason_holder_too_long: "銀行に登録されたお名前を入力してください。",
    reason_email_missing: "メールアドレスを入力してください。",
    reason_email_incomplete: "メールアドレスが正しくありません。",

    notice_offline: "オフラインです。入力された内容は残っています。接続が回復してから、もう一度お試しください。",
    notice_timeout: "応答に時間がかかっています。入力された内容は残っています。少し待ってから、もう一度お試しください。",
    notice_unavailable: "現在、決済サービスに接続できません。入力された内容は残っています。少し待ってから、もう一度お試しください。",
    notice_session: "セッションの有効期限が切れました。入力された内容は残っています。再度お試しいただくか、ページを再読み込みしてください。",
    notice_refused: "この口座は受け付けられませんでした。入力内容をご確認いただくか、別のお支払い方法をお選びください。",
    notice_cancelled: "完了する前にキャンセルされました。",
    notice_unexpected: "当方のシステムで問題が発生しました。入力された内容は残っています。少し待ってから、もう一度お試しください。",
    notice_forgotten: "しばらくページを離れていたため、安全のため入力内容を消去しました。口座情報を再度ご入力ください。",
    busy: "口座情報を送信しています…",

    mandate_sepa_debit: "続行すると、お客様は、（A）{merchant}がお客様の口座からの引き落としをお客様の銀行に指示すること、および（B）お客様の銀行がその指示に従ってお客様の口座から引き落とすことを承認したことになります。お客様は、銀行との契約条件に基づき、銀行から返金を受ける権利を有します。返金は、口座から引き落とされた日から8週間以内に請求する必要があります。引き落としの通知が引き落としの2日前までに届くことに同意します。",
    mandate_sepa_debit_version: "sepa-ja-1",
    mandate_au_becs_debit: "続行すると、お客様は口座振替を申し込んだことになります。お客様は、{merchant}およびその決済サービス事業者が、オーストラリアの一括電子決済システム（BECS）を通じて、{merchant}が別途お知らせする金額をお客様の口座から引き落とすことを承認します。お客様は、この口座の名義人または正当な署名権限者であることを確認します。",
    mandate_au_becs_debit_version: "becs-ja-1",

    stopped_wasm: "このブラウザでは、口座情報の保護に必要なWebAssemblyがブロックされています。許可していただくか、別のブラウザをご利用ください。",
    stopped_crash: "口座情報の入力フォームが停止しました。ページを再読み込みして、口座情報をもう一度入力してください。",
    stopped_alone: "この口座情報の入力フォームはショップのページに接続されていません。ページを再読み込みしてからご利用ください。",
};
