// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'טופס מאובטח לפרטי כרטיס',
  failed: 'לא ניתן לטעון את טופס הכרטיס.',
  retry: 'ניסיון נוסף',
  bank: 'אישור מול הבנק',
  close: 'סגירה',
  ask: 'לבטל את התשלום?',
  stop: 'ביטול התשלום',
  go: 'המשך',
  unseen: 'לא רואים את הדף של הבנק?',
  whole: 'פתיחה בחלון הזה',
  errors: {
    offline: 'אין חיבור לאינטרנט. טופס הכרטיס ייטען מעצמו כשהחיבור יחזור.',
    gateway_unreachable: 'לא ניתן להתחבר כרגע לשירות התשלומים. נסו שוב בעוד רגע.',
    not_mounted: 'טופס הכרטיס כבר לא נמצא בדף. טענו את הדף מחדש.',
    timeout: 'הפעולה נמשכת יותר מדי זמן. נסו שוב.',
    busy: 'הפעולה כבר מתבצעת. המתינו רגע.',
    frame_replaced: 'הטופס נטען מחדש. הזינו שוב את פרטי הכרטיס.',
    frame_crashed: 'טופס הכרטיס הפסיק לפעול. טענו את הדף מחדש והזינו שוב את פרטי הכרטיס.',
    saved_cards_failed: 'לא הצלחנו לטעון את הכרטיסים השמורים.',
    challenge_blocked: 'לא ניתן להציג כאן את הדף של הבנק, ולכן הוא ייפתח בחלון הזה.',
    wasm_blocked: 'הדפדפן הזה חוסם את WebAssembly, שדרוש לטופס כדי להגן על הכרטיס. אפשרו אותו או השתמשו בדפדפן אחר.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'איך תרצו לשלם?',
  card: 'כרטיס',
  provider: 'תשלמו באמצעות {name} ואז תחזרו לכאן.',
  refused: 'אמצעי התשלום הזה אינו זמין כרגע. בחרו אמצעי אחר או נסו שוב.',
};
