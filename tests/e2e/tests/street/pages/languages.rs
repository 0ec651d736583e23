//! Languages, directions and sizes of the page's text, and what an extension makes of it.

use payseal_core::text::Locale;

use crate::page::Page;

/// A translator that heeds nothing: every text is put into an element of its own, again and again, in the
/// form as well.
const TRANSLATOR: &str = "(() => {
  const done = new WeakSet();
  const translate = (text) => {
    const { parentNode: parent } = text;
    if (!parent || done.has(text) || !text.data.trim() || /^(SCRIPT|STYLE|FONT|TITLE)$/.test(parent.nodeName)) return;
    const font = document.createElement('font');
    const copy = document.createTextNode(text.data);
    done.add(copy);
    parent.replaceChild(font, text);
    font.append(copy);
  };
  const all = (root) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) found.push(walk.currentNode);
    found.forEach(translate);
  };
  const begin = () => {
    all(document.documentElement);
    new MutationObserver((changes) => changes.forEach(({ addedNodes, target, type }) => {
      if (type === 'characterData') return translate(target);
      addedNodes.forEach((node) => (node.nodeType === 3 ? translate(node) : node.nodeType === 1 && all(node)));
    })).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  };
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
})();";

/// What a browser says that was started without a language.
const LANGUAGE_C: &str = "for (const [name, value] of [['language', 'C'], ['languages', ['C']]]) {
  Object.defineProperty(navigator, name, { get: () => value });
}";

/// A page without a language, for a system without one.
pub(crate) const SILENT: Page = Page::new("no-lang").root("");

pub(crate) fn pages() -> Vec<Page> {
    vec![
        Page::new("translated").everywhere(TRANSLATOR),
        Page::new("right-to-left")
            .root(r#"lang="ar" dir="rtl""#)
            .body(r#"<h1>الدفع</h1><div id="card"></div> <button id="pay">ادفع</button>"#)
            .speaks(Locale::Ar),
        Page::new("lang-en_us").root(r#"lang="en_US""#),
        Page::new("lang-zh_cn")
            .root(r#"lang="zh_CN""#)
            .speaks(Locale::ZhHans),
        Page {
            name: "lang-c",
            ..SILENT
        }
        .everywhere(LANGUAGE_C),
        Page::new("large-text").root(r#"lang="en" style="font-size:200%""#),
    ]
}
