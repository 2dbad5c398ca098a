//! Figures: they answer keys and the mouse, and say the same in words and as a table.

use super::common::Session;

#[test]
fn a_figure_lives_beside_its_page_and_one_key_away() {
    Session::at("affective-touch", 120, 36).shows("▸ Stroke lab");
    Session::at("ct-afferents", 120, 36).shows("▸ Stroke lab · schematic").keys("f").shows("› Stroke lab");
    Session::at("ct-afferents", 80, 24)
        .hides("· schematic")
        .shows("▸ Stroke lab ·")
        .keys("Enter")
        .shows("› Stroke lab")
        .keys("Esc")
        .hides("› Stroke lab");
    Session::at("rapport", 80, 24).keys("f").shows("No figure lives on this page.");
    Session::at("home", 80, 24).keys("/ type:stroke\\slab Enter").shows("› Stroke lab");
}

#[test]
fn a_figure_answers_keys_and_mouse() {
    let session = Session::at("stroke-lab", 120, 36)
        .shows("3 cm/s")
        .keys("Right")
        .shows("5 cm/s")
        .keys("Left Left")
        .shows("2 cm/s");
    let session = session
        .keys("Down Left")
        .shows("18 °C")
        .keys("Down Right")
        .shows("glabrous (palm)")
        .keys("0")
        .shows("3 cm/s");
    let text = session.text();
    let row = text.lines().position(|line| line.contains("►speed") || line.contains(" speed ")).unwrap();
    session.keys(&format!("click:13,{}", row + 1)).shows("0.1 cm/s");
    let stage = |keys: &str| {
        let session = Session::at("stroke-lab", 120, 36).keys(keys);
        session.app.stages.values().next().unwrap().clone()
    };
    assert!(!stage("Space").is_playing && stage("Space Space").is_playing);
    assert_eq!(stage("Space wait:900").clock, std::time::Duration::ZERO);
    assert_eq!(stage("> wait:900").clock, std::time::Duration::from_millis(1800));
    assert_eq!(stage(". . ,").clock, std::time::Duration::from_millis(100));
}

#[test]
fn a_slider_can_be_dragged() {
    use afferent::app::Msg;
    use ratatui::layout::Position;
    let mut session = Session::at("stroke-lab", 120, 36);
    let row = session.text().lines().position(|line| line.contains("►speed")).unwrap() as u16;
    session.app.update(Msg::Drag(Position { x: 95, y: row }));
    let session = session.shows("30 cm/s");
    assert_eq!(session.app.stages.values().next().unwrap().chosen, 0);
}

#[test]
fn a_figure_says_the_same_in_words_and_as_a_table() {
    Session::at("stroke-lab", 100, 40)
        .keys("Left Left w")
        .shows("A stroke of 1.5 cm/s at 32 °C over hairy skin.")
        .keys("w")
        .shows("►speed");
    let table = Session::at("stroke-lab", 100, 60)
        .keys("t")
        .shows("People who show the arch by themselves")
        .shows("67.1 %");
    for speed in ["0.1 cm/s", "3 cm/s", "30 cm/s"] {
        assert!(table.text().contains(speed));
    }
    table.keys("Esc").shows("►speed").keys("Esc").hides("› Stroke lab");
}
