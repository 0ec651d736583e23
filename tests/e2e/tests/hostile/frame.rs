//! The frame as a thing on the page: read, moved, copied, covered, resized, replaced.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{Outcome, runner::Scenario, scenario, stage::Stage, taint::World, wait};
use serde_json::json;

use crate::page::{CARD, open, save_a_card, withstand};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // Browsers say on the console what they refuse.
        scenario!(reading_the_frame_gives_nothing).loud(),
        scenario!(covering_and_resizing_tells_nothing),
        scenario!(a_copy_of_the_frame_is_a_form_of_its_own),
        scenario!(a_frame_that_is_moved_forgets),
        scenario!(the_frame_cannot_be_made_to_leave_its_place).loud(),
    ]
}

/// Everything that a page can ask of a frame, in every way that throws or answers.
const READ: &str = "
    const frame = document.querySelector('#payseal iframe');
    const ask = (question) => { try { keepLoot(String(question())) } catch (error) { keepLoot(error.name) } };
    const read = () => {
      const there = frame.contentWindow;
      for (const name of ['document', 'location', 'history', 'name', 'navigator', 'frames', 'event',
        'localStorage', 'sessionStorage', 'indexedDB', 'performance', 'payseal', 'getSelection']) {
        ask(() => JSON.stringify(there[name]));
        ask(() => there[name]());
      }
      ask(() => there.location.href);
      ask(() => there.document.body.innerText);
      ask(() => frame.contentDocument);
      ask(() => window[0].document);
      ask(() => frame.getSVGDocument && frame.getSVGDocument());
      ask(() => history.length + ' ' + JSON.stringify(history.state));
      ask(() => document.elementFromPoint(50, 200).outerHTML);
      ask(() => getSelection().toString());
      ask(() => JSON.stringify(performance.getEntries()));
      ask(() => there.eval('document.body.innerText'));
    };
    read();
    window.reader = setInterval(read, 50);";

async fn reading_the_frame_gives_nothing(stage: Stage) -> Outcome {
    withstand(&stage, READ).await
}

async fn covering_and_resizing_tells_nothing(stage: Stage) -> Outcome {
    withstand(
        &stage,
        "const frame = document.querySelector('#payseal iframe');
         const cover = document.createElement('div');
         cover.style.cssText = 'position:fixed;inset:0;opacity:0.4;background:red;pointer-events:none';
         document.body.append(cover);
         const widths = ['280px', '1px', '900px', '100%'];
         let at = 0;
         window.squeezer = setInterval(() => {
           frame.parentElement.style.width = widths[at++ % widths.length];
           if (at >= 12) clearInterval(window.squeezer);
           keepLoot(`${frame.offsetWidth} ${frame.style.height}`);
         }, 20);
         new ResizeObserver(() => keepLoot(frame.style.height)).observe(frame);",
    )
    .await
}

async fn a_copy_of_the_frame_is_a_form_of_its_own(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    host.form().type_into(Field::Number, CARD.number).await?;
    host.run(
        "const copy = document.querySelector('#payseal iframe').cloneNode(true);
         window.copied = new Promise((done) => { copy.onload = () => done(true) });
         document.querySelector('#payseal-2').append(copy);
         return window.copied",
    )
    .await?;
    // Nobody's text is in it.
    host.second_form().see_text(Field::Number, "").await?;
    host.form().see_text(Field::Number, CARD.shown).await?;
    Ok(())
}

async fn a_frame_that_is_moved_forgets(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let before = World::of(&stage, &host).await?;
    host.form().fill(&CARD).await?;
    let ready = host.events("ready").await?.len();
    host.run(
        "const place = document.createElement('div');
         place.id = 'elsewhere';
         document.body.append(place);
         place.append(document.querySelector('#payseal iframe'));",
    )
    .await?;
    wait::until_true("the form to begin anew", || async {
        Ok(host.events("ready").await?.len() > ready)
    })
    .await?;
    let told = host.events("error").await?;
    ensure!(
        told.iter()
            .any(|it| it.pointer("/event/code") == Some(&json!("frame_replaced"))),
        "nobody was told: {told:?}"
    );
    let empty = host
        .run("return document.querySelector('#elsewhere iframe') !== null")
        .await?;
    ensure!(empty == json!(true), "the frame is gone");
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&CARD, &before)
}

/// What the sandbox of the frame and its own policy keep it from, were its program ever replaced.
async fn the_frame_cannot_be_made_to_leave_its_place(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let script = "const tries = {
          popup: () => open('about:blank') === null,
          top: () => { top.location = 'about:blank'; return false },
          inline: () => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = 1';
            document.head.append(script);
            return window.ran === undefined;
          },
          image: () => {
            const image = new Image();
            image.src = 'http://stranger.localhost:4999/x.png';
            return true;
          },
        };
        const out = {};
        for (const [name, act] of Object.entries(tries)) {
          try { out[name] = act() } catch { out[name] = true }
        }
        return out;";
    let kept = host.form().run(script, vec![]).await?;
    ensure!(
        kept == json!({ "popup": true, "top": true, "inline": true, "image": true }),
        "the frame was let out: {kept}"
    );
    ensure!(
        stage
            .tap
            .requests_to("http://stranger.localhost:4999", "/")
            .is_empty(),
        "the frame reached a stranger"
    );
    // Still there, and still a form.
    save_a_card(&host).await
}
