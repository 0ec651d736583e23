//! The counts in the text format that Prometheus reads.

use std::fmt::Write as _;

use super::meter::{BOUNDS, Counted, Sums};

/// The content type of that format.
pub(super) const KIND: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Writes them. A route's pattern has no quote and no backslash in it.
pub(super) fn written(under_way: i64, sums: &Sums) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = write_all(&mut text, under_way, sums);
    text
}

fn write_all(text: &mut String, under_way: i64, sums: &Sums) -> std::fmt::Result {
    head(text, "in_flight", "gauge", "Requests under way.")?;
    writeln!(text, "payseal_in_flight {under_way}")?;
    head(
        text,
        "unanswered_total",
        "counter",
        "Calls that the gateway did not answer, by why.",
    )?;
    for (why, count) in &sums.unanswered {
        writeln!(text, "payseal_unanswered_total{{why=\"{why}\"}} {count}")?;
    }
    head(
        text,
        "request_seconds",
        "histogram",
        "How long requests took, by the pattern of their route and the class of the answer.",
    )?;
    for ((route, class), line) in &sums.answered {
        let labels = format!("route=\"{route}\",status=\"{class}xx\"");
        write_line(text, &labels, line)?;
    }
    Ok(())
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) -> std::fmt::Result {
    writeln!(text, "# HELP payseal_{name} {help}")?;
    writeln!(text, "# TYPE payseal_{name} {kind}")
}

fn write_line(text: &mut String, labels: &str, line: &Counted) -> std::fmt::Result {
    let name = "payseal_request_seconds";
    for (bound, within) in BOUNDS.into_iter().zip(line.within) {
        let bound = seconds(bound);
        writeln!(text, "{name}_bucket{{{labels},le=\"{bound}\"}} {within}")?;
    }
    writeln!(text, "{name}_bucket{{{labels},le=\"+Inf\"}} {}", line.count)?;
    writeln!(text, "{name}_sum{{{labels}}} {}", seconds(line.millis))?;
    writeln!(text, "{name}_count{{{labels}}} {}", line.count)
}

/// Milliseconds as seconds: `0.005`, `20`.
fn seconds(millis: u64) -> String {
    let text = format!("{}.{:03}", millis / 1000, millis % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_histogram_counts_upwards() {
        let mut sums = Sums::default();
        let line = Counted {
            count: 3,
            millis: 1_030,
            within: [1, 2, 2, 2, 2, 3, 3, 3],
        };
        sums.answered.insert(("/a/{id}".to_owned(), 2), line);
        sums.unanswered.insert("late", 4);
        let text = written(2, &sums);
        for line in [
            "# TYPE payseal_request_seconds histogram",
            "payseal_in_flight 2",
            "payseal_unanswered_total{why=\"late\"} 4",
            "payseal_request_seconds_bucket{route=\"/a/{id}\",status=\"2xx\",le=\"0.005\"} 1",
            "payseal_request_seconds_bucket{route=\"/a/{id}\",status=\"2xx\",le=\"20\"} 3",
            "payseal_request_seconds_bucket{route=\"/a/{id}\",status=\"2xx\",le=\"+Inf\"} 3",
            "payseal_request_seconds_sum{route=\"/a/{id}\",status=\"2xx\"} 1.03",
            "payseal_request_seconds_count{route=\"/a/{id}\",status=\"2xx\"} 3",
        ] {
            assert!(text.lines().any(|other| other == line), "{line}\n{text}");
        }
    }
}
