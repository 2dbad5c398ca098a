//! What the large pack is made of: parts of names, and words about nothing.

/// Of surnames.
pub(super) const FIRST_PARTS: &str =
    "Al Ber Car Dal Ek Fer Gran Hol Iv Jen Kar Lind Mar Nor Ost Pel Quin Ros Sand Tor Ull Vas Wal Zim";

pub(super) const LAST_PARTS: &str = "\
    berg son ström ley man stad well ford ini ez ova sen ton gren holm wick ard eau itz mark lund ander by ek";

/// The words of everything, the usual ones first.
pub(super) const WORDS: &str = "\
    the of and in a to with for was that than more less after before between people group change small large \
    part time week study answer measure result sample number effect rate level point line model value range \
    scale pattern order signal surface pressure weather water river garden window table paper letter picture \
    season morning evening winter summer harbour market village station bridge mountain valley forest island \
    meadow orchard kitchen library workshop carpet basket bottle candle copper silver timber cotton velvet \
    marble pepper ginger butter honey almond barley walnut quiet gentle narrow shallow distant common regular \
    uneven lasting sudden gradual average steady warm cold bright early late open closed slow quick heavy \
    light simple complex similar different reported compared followed observed recorded described expected \
    remained returned increased decreased varied depended suggested showed held lasted agreed differed across \
    among against during without within under over through towards journey question balance texture voyage \
    horizon lantern compass anchor quarry zephyr jigsaw xylem oxygen";
