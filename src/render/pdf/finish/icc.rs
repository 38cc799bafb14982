//! The sRGB colour profile PDF/A asks for, built from its definition (IEC 61966-2-1, ICC.1:2010).

/// Matrix columns adapted to D50 and the white point, as 15.16 fixed point numbers.
const COLOURS: [(&[u8; 4], [i32; 3]); 4] = [
    (b"wtpt", [0x0000_F6D6, 0x0001_0000, 0x0000_D32D]),
    (b"rXYZ", [0x0000_6FA2, 0x0000_38F5, 0x0000_0390]),
    (b"gXYZ", [0x0000_6299, 0x0000_B785, 0x0000_18DA]),
    (b"bXYZ", [0x0000_24A0, 0x0000_0F84, 0x0000_B6CF]),
];

/// Parameters g, a, b, c, d of the transfer curve.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

/// Builds the profile.
pub(super) fn srgb() -> Vec<u8> {
    let mut tags: Vec<([u8; 4], Vec<u8>)> = vec![(*b"desc", text("sRGB")), (*b"cprt", text("CC0"))];
    tags.extend(COLOURS.map(|(tag, xyz)| (*tag, colour(xyz))));
    tags.extend([*b"rTRC", *b"gTRC", *b"bTRC"].map(|tag| (tag, curve())));
    let mut directory = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (tag, bytes) in tags {
        directory.extend(tag);
        directory.extend(((start + data.len()) as u32).to_be_bytes());
        directory.extend((bytes.len() as u32).to_be_bytes());
        data.extend(bytes);
    }
    let mut profile = header(start + data.len());
    profile.extend(directory);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| header.splice(at..at + bytes.len(), bytes.iter().copied()).for_each(drop);
    put(0, &(size as u32).to_be_bytes());
    put(8, &[4, 0x30, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // 1 January 2020: a profile has a date, not a clock.
    put(24, &[0x07, 0xE4, 0, 1, 0, 1]);
    put(36, b"acsp");
    for (at, value) in [(68, 0x0000_F6D6_u32), (72, 0x0001_0000), (76, 0x0000_D32D)] {
        put(at, &value.to_be_bytes());
    }
    header
}

/// A text in one language, padded to whole words.
fn text(words: &str) -> Vec<u8> {
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".to_vec();
    tag.extend((utf16.len() as u32).to_be_bytes());
    tag.extend(28_u32.to_be_bytes());
    tag.extend(utf16);
    tag.resize(tag.len().next_multiple_of(4), 0);
    tag
}

fn colour(xyz: [i32; 3]) -> Vec<u8> {
    b"XYZ \0\0\0\0".iter().copied().chain(xyz.into_iter().flat_map(i32::to_be_bytes)).collect()
}

fn curve() -> Vec<u8> {
    let fixed = |number: f64| ((number * 65536.0).round() as i32).to_be_bytes();
    b"para\0\0\0\0\0\x03\0\0".iter().copied().chain(CURVE.into_iter().flat_map(fixed)).collect()
}
