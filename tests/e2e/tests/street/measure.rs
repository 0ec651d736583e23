//! What an eye would see on a page: whether words stand out from the paper that they are really on,
//! whether anything has to be scrolled sideways, and whether anything moved.

use std::collections::HashMap;

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome,
    pages::{CardForm, Host},
    stage::Stage,
    wait,
};
use serde::Deserialize;
use serde_json::json;

use crate::page::Page;

/// What WCAG asks of text, and of large text.
const fn contrast_of(large: bool) -> f64 {
    if large { 3.0 } else { 4.5 }
}

/// Notes where the merchant's button is and how high the form is, after every picture in which either is
/// another one, until that was asked about: a browser that is asked for every picture draws them. It runs
/// before anything else in every document of the merchant's.
pub(crate) fn watcher(page: &Page) -> String {
    format!(
        "(() => {{
  if (window.__moves || !location.hostname.startsWith('merchant.')) return;
  const moves = [];
  window.__moves = moves;
  const step = () => {{
    if (moves.told) return;
    requestAnimationFrame(step);
    const both = [{:?}, {:?}].map((it) => document.querySelector(it));
    // From when the form has its place, which a closed part of a page is not.
    if (!both.every((it) => it?.checkVisibility())) return;
    const scrolled = scrollY;
    // As the picture is painted: what observes sizes may still change them in answer to this step.
    const look = new IntersectionObserver((entries) => {{
      look.disconnect();
      const [button, frame] = both.map((it) => entries.find(({{ target }}) => target === it)?.boundingClientRect);
      if (!button || !frame?.width) return;
      const at = [button.top + scrolled, frame.height].map(Math.round);
      if (String(moves.at(-1)) !== String(at)) moves.push(at);
    }});
    both.forEach((it) => look.observe(it));
  }};
  step();
}})();",
        page.button,
        format!("{} iframe", page.mount),
    )
}

/// Demands that neither the merchant's button nor the form moved since the form had its place.
pub(crate) async fn demand_steady(host: &Host, page: &Page) -> Outcome {
    let script =
        "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
        window.__moves.told = true;
        done(window.__moves);
      })))";
    let moves: Vec<[i32; 2]> = serde_json::from_value(host.run(script).await?)?;
    ensure!(!moves.is_empty(), "nothing was looked at on {}", page.name);
    ensure!(
        moves.len() == 1,
        "the button's place and the form's height changed: {moves:?}"
    );
    Ok(())
}

/// Demands that there is no bar to scroll by, in the document or in the page's box.
pub(crate) async fn demand_no_sideways_scroll(host: &Host, page: &Page) -> Outcome {
    let script = format!(
        "return ['html', {:?}].map((it) => document.querySelector(it)).filter(Boolean)
           .map((it) => [it.className || it.localName, it.scrollWidth - it.clientWidth])
           .filter(([, more]) => more > 0)",
        page.boxed.unwrap_or("html")
    );
    let wider = host.run(&script).await?;
    ensure!(wider == json!([]), "wider than what it is in: {wider}");
    Ok(())
}

/// Waits until the frame has room for all of the form.
pub(crate) async fn demand_whole(form: &CardForm) -> Outcome {
    let script = "const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth - innerWidth, scrollHeight - innerHeight]";
    let whole = wait::until_true("room for all of the form", || async {
        let more: [f64; 2] = serde_json::from_value(form.run(script, vec![]).await?)?;
        Ok(more.iter().all(|more| *more <= 0.0))
    });
    match whole.await {
        Ok(()) => Ok(()),
        Err(error) => {
            let more = form.run(script, vec![]).await?;
            Err(error.context(format!("cut off: {more}")))
        }
    }
}

/// A piece of text in the form: where it is, in the frame's own pixels, and its ink.
#[derive(Debug, Deserialize)]
struct Text {
    words: String,
    rect: [f64; 4],
    ink: [f64; 4],
    large: bool,
}

/// What can be read in the form. A colour is told as the browser would paint it.
const TEXTS: &str = "
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const ink = (style, opacity) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = style.color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, (a / 255) * opacity];
    };
    const opacity = (element) => {
      let all = 1;
      for (let at = element; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
      return all;
    };
    const found = [];
    const take = (element, style, words, { left, top, width, height }) => {
      if (width < 4 || height < 4 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
      if (left < 0 || top < 0 || top + height > innerHeight || left + width > innerWidth) return;
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      found.push({ words, rect: [left, top, width, height], ink: ink(style, opacity(element)), large });
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { currentNode: text } = walk;
      if (!text.data.trim()) continue;
      const range = document.createRange();
      range.selectNode(text);
      const element = text.parentElement;
      // What is clipped away is for the ear.
      const box = element.getBoundingClientRect();
      if (box.width < 4 || box.height < 4) continue;
      take(element, getComputedStyle(element), text.data.trim(), range.getBoundingClientRect());
    }
    for (const input of document.querySelectorAll('input[placeholder]:placeholder-shown')) {
      take(input, getComputedStyle(input, '::placeholder'), `(${input.placeholder})`, input.getBoundingClientRect());
    }
    return [innerWidth, found];";

/// Demands that every text of the form stands out from the paper that is really behind it.
pub(crate) async fn demand_readable(
    stage: &Stage,
    host: &Host,
    form: &CardForm,
    page: &Page,
) -> Outcome {
    form.await_stillness().await?;
    let (within, texts): (f64, Vec<Text>) = serde_json::from_value(form.run(TEXTS, vec![]).await?)?;
    ensure!(texts.len() > 3, "nothing to read: {texts:?}");
    let [left, top, across] = place_of(host, page).await?;
    let scale = across / within;
    // Of the whole window: WebKit's picture of an element is of another place once a page is scrolled.
    let picture = stage.driver.screenshot_as_png().await?;
    let picture = Picture::read(&picture)?;
    let (mut faint, mut read) = (Vec::new(), 0);
    for text in texts {
        let [x, y, width, height] = text.rect.map(|edge| edge * scale);
        let Some(paper) = picture.paper([left + x, top + y, width, height]) else {
            continue;
        };
        read += 1;
        let [r, g, b, alpha] = text.ink;
        let over = |ink: f64, paper: u8| ink * alpha + f64::from(paper) * (1.0 - alpha);
        let ink = [over(r, paper[0]), over(g, paper[1]), over(b, paper[2])];
        let contrast = contrast(ink, paper.map(f64::from));
        if contrast < contrast_of(text.large) {
            faint.push(format!("{contrast:.2}:1 {:?} on {paper:?}", text.words));
        }
    }
    ensure!(read > 3, "only {read} texts are in the picture");
    ensure!(faint.is_empty(), "too faint: {faint:#?}");
    Ok(())
}

/// Brings the form into the window, and says where its frame begins there and how wide it is.
async fn place_of(host: &Host, page: &Page) -> Outcome<[f64; 3]> {
    let script = format!(
        "const frame = document.querySelector({:?});
         frame.scrollIntoView({{ block: 'nearest', behavior: 'instant' }});
         const {{ left, top, width }} = frame.getBoundingClientRect();
         let [x, y] = [left, top];
         // A page that is in a frame itself.
         for (let at = window; at.frameElement; at = at.parent) {{
           const around = at.frameElement.getBoundingClientRect();
           x += around.left;
           y += around.top;
         }}
         return [x, y, width];",
        format!("{} iframe", page.mount)
    );
    Ok(serde_json::from_value(host.run(&script).await?)?)
}

fn contrast(ink: [f64; 3], paper: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let [r, g, b] = colour.map(|part| {
            let part = part / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (ink, paper) = (luminance(ink), luminance(paper));
    (ink.max(paper) + 0.05) / (ink.min(paper) + 0.05)
}

/// What the browser painted.
struct Picture {
    width: u32,
    height: u32,
    samples: Vec<u8>,
    channels: usize,
}

impl Picture {
    fn read(png: &[u8]) -> Outcome<Self> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info()?;
        let size = reader.output_buffer_size().context("a picture too large")?;
        let mut samples = vec![0; size];
        let info = reader.next_frame(&mut samples)?;
        Ok(Self {
            width: info.width,
            height: info.height,
            samples,
            channels: info.color_type.samples(),
        })
    }

    fn pixel(&self, x: u32, y: u32) -> Option<[u8; 3]> {
        let at = y as usize * self.width as usize + x as usize;
        match *self.samples.chunks_exact(self.channels).nth(at)? {
            [red, green, blue, ..] => Some([red, green, blue]),
            [grey, ..] => Some([grey; 3]),
            [] => None,
        }
    }

    /// The colour that most of a rectangle's edge has: what its text is written on. None of one that is not
    /// in the picture.
    fn paper(&self, [left, top, width, height]: [f64; 4]) -> Option<[u8; 3]> {
        if left < 0.0
            || top < 0.0
            || left + width > f64::from(self.width)
            || top + height > f64::from(self.height)
        {
            return None;
        }
        let mut counted: HashMap<[u8; 3], usize> = HashMap::new();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let edges = [left, top, left + width, top + height].map(|edge| edge.max(0.0) as u32);
        for y in edges[1]..edges[3].min(self.height) {
            for x in edges[0]..edges[2].min(self.width) {
                let inner = |at, from, to| at >= from + 2 && at + 2 < to;
                if inner(x, edges[0], edges[2]) && inner(y, edges[1], edges[3]) {
                    continue;
                }
                *counted.entry(self.pixel(x, y)?).or_default() += 1;
            }
        }
        counted
            .into_iter()
            .max_by_key(|(_, count)| *count)
            .map(|(colour, _)| colour)
    }
}
