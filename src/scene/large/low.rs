//! Low letters: capitals of four dots, which stand in two lines of the screen. Two bowls have no room in four dots,
//! so that a B is a small one of their height. Numbers are not among them, for
//! the unit behind one would be wrong in capitals.

use super::letters::Sheet;

/// From one letter of a sheet to the next.
pub(super) const PITCH: usize = 10;

pub(super) const SHEETS: [Sheet; 5] = [
    Sheet {
        letters: "ABCDEFGHI",
        dots: &[
            " ####     #####      #####    #####     ######    ######     #####    ##  ##    ##",
            "##  ##    #####     ##        ##  ##    ####      ##        ##        ######    ##",
            "######    ##  ##    ##        ##  ##    ##        ####      ##  ##    ##  ##    ##",
            "##  ##    #####      #####    #####     ######    ##         #####    ##  ##    ##",
        ],
    },
    Sheet {
        letters: "JKLMNOPQR",
        dots: &[
            "    ##    ##  ##    ##        ##    ##  ##   ##    ####     #####      ####     #####",
            "    ##    ####      ##        ###  ###  #### ##   ##  ##    ##  ##    ##  ##    ##  ##",
            "##  ##    ## ##     ##        ## ## ##  ## ####   ##  ##    #####     ## ##     #####",
            " ####     ##  ##    ######    ##    ##  ##   ##    ####     ##         ### #    ##  ##",
        ],
    },
    Sheet {
        letters: "STUVWXYZ&",
        dots: &[
            " #####    ######    ##  ##    ##  ##    ##    ##  ##  ##    ##  ##    ######     ###",
            "###         ##      ##  ##    ##  ##    ## ## ##   ####      ####        ##      ### #",
            "   ###      ##      ##  ##     ####     ## ## ##   ####       ##       ##       ## ##",
            "#####       ##       ####       ##       ##  ##   ##  ##      ##      ######     ### #",
        ],
    },
    Sheet {
        letters: "?!.,:-–’'()",
        dots: &[
            "#####     ##                            ##                            ##        ##         ##       ##",
            "   ##     ##                                      ####      ######     #         #        ##         ##",
            "                              ##        ##                                                ##         ##",
            "  ##      ##        ##         #                                                           ##       ##",
        ],
    },
    Sheet { letters: "✓", dots: &["    ##", "## ##", " ####", "  ##"] },
];
