//! Hindi.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "सुरक्षित बैंक खाता फ़ॉर्म",
    secured_by: "{gateway} द्वारा सुरक्षित",
    test_badge: "टेस्ट",
    test_badge_hint: "टेस्ट मोड: केवल टेस्ट खाते स्वीकार होते हैं, और कोई राशि नहीं काटी जाती",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "खाता नंबर",
    account_number_placeholder: "000123456",
    holder_label: "खाताधारक का नाम",
    email_label: "ईमेल",
    email_placeholder: "name@example.com",

    reason_iban_missing: "अपना IBAN दर्ज करें।",
    reason_iban_incomplete: "यह IBAN अधूरा है।",
    reason_iban_country: "इस देश के खाते से राशि नहीं काटी जा सकती।",
    reason_iban_too_long: "यह IBAN बहुत लंबा है।",
    reason_iban_typo: "IBAN जांचें: कोई अक्षर या अंक गलत है।",
    reason_iban_refused: "यह खाता स्वीकार नहीं किया गया।",
    reason_bsb_missing: "BSB दर्ज करें।",
    reason_bsb_incomplete: "BSB में 6 अंक होते हैं।",
    reason_bsb_too_long: "BSB में सिर्फ़ 6 अंक होते हैं।",
    reason_account_number_missing: "खाता नंबर दर्ज करें।",
    reason_account_number_incomplete: "कम से कम 5 अंक दर्ज करें।",
    reason_account_number_too_long: "ज़्यादा से ज़्यादा 9 अंक दर्ज करें।",
    reason_account_number_refused: "यह खाता स्वीकार नहीं किया गया।",
    reason_holder_missing: "खाताधारक का नाम दर्ज करें।",
    reason_holder_looks_like_number: "यहां नंबर नहीं, नाम दर्ज करें।",
    reason_holder_too_long: "नाम वैसे ही लिखें जैसे आपके बैंक में है।",
    reason_email_missing: "अपना ईमेल पता दर्ज करें।",
    reason_email_incomplete: "यह ईमेल पता अधूरा है।",

    notice_offline: "आप ऑफ़लाइन हैं। आपने जो लिखा, वह यहां मौजूद है। दोबारा ऑनलाइन होने पर फिर कोशिश करें।",
    notice_timeout: "इसमें बहुत समय लग रहा है। आपने जो लिखा, वह यहां मौजूद है। थोड़ी देर में फिर कोशिश करें।",
    notice_unavailable: "अभी भुगतान सेवा से संपर्क नहीं हो पा रहा है। आपने जो लिखा, वह यहां मौजूद है। थोड़ी देर में फिर कोशिश करें।",
    notice_session: "आपका सेशन समाप्त हो गया है। आपने जो लिखा, वह यहां मौजूद है। फिर कोशिश करें, या इससे बात न बने तो पेज रीलोड करें।",
    notice_refused: "यह खाता स्वीकार नहीं किया गया। विवरण जांचें या भुगतान का दूसरा तरीका चुनें।",
    notice_cancelled: "यह प्रक्रिया पूरी होने से पहले रद्द हो गई।",
    notice_unexpected: "हमारी ओर से कोई गड़बड़ी हुई है। आपने जो लिखा, वह यहां मौजूद है। थोड़ी देर में फिर कोशिश करें।",
    notice_forgotten: "आप काफ़ी देर तक इस पेज से दूर थे। अपने खाते की सुरक्षा के लिए उसका विवरण फिर से दर्ज करें।",
    busy: "आपके खाते का विवरण भेजा जा रहा है…",

    mandate_sepa_debit: "जारी रखकर आप (A) {merchant} को अधिकार देते हैं कि आपके खाते से राशि काटने के निर्देश आपके बैंक को भेजे जाएं, और (B) अपने बैंक को अधिकार देते हैं कि वह उन निर्देशों के अनुसार आपके खाते से राशि काटे। अपने बैंक के साथ हुए समझौते की शर्तों के तहत आपको बैंक से रिफ़ंड पाने का अधिकार है। रिफ़ंड का दावा उस तारीख से 8 हफ़्तों के अंदर करना होगा जब आपके खाते से राशि काटी गई। आप सहमत हैं कि राशि काटे जाने की सूचना आपको देर से देर 2 दिन पहले तक दी जाए।",
    mandate_sepa_debit_version: "sepa-hi-1",
    mandate_au_becs_debit: "जारी रखकर आप डायरेक्ट डेबिट का अनुरोध करते हैं: आप {merchant} और उसके भुगतान सेवा प्रदाता को अधिकार देते हैं कि वे ऑस्ट्रेलिया के BECS (Bulk Electronic Clearing System) के ज़रिए आपके खाते से वे राशियां काटें जिनकी सूचना {merchant} आपको अलग से देता है। आप पुष्टि करते हैं कि आप इस खाते के खाताधारक हैं या इसके लिए हस्ताक्षर करने का अधिकार रखते हैं।",
    mandate_au_becs_debit_version: "becs-hi-1",

    stopped_wasm: "यह ब्राउज़र WebAssembly को ब्लॉक करता है, जो आपके खाते की सुरक्षा के लिए इस फ़ॉर्म को चाहिए। इसकी अनुमति दें, या दूसरा ब्राउज़र इस्तेमाल करें।",
    stopped_crash: "बैंक खाता फ़ॉर्म ने काम करना बंद कर दिया है। पेज रीलोड करें और खाते का विवरण फिर से दर्ज करें।",
    stopped_alone: "यह बैंक खाता फ़ॉर्म दुकान के पेज से जुड़ा नहीं है। इसे इस्तेमाल करने के लिए पेज रीलोड करें।",
};
