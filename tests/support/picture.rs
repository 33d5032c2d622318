//! Compares a picture with a stored one in `tests/pictures`.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use image::{
    DynamicImage, ImageEncoder as _, Rgb, RgbImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};

/// Set to anything, it stores the new pictures instead of comparing them.
const UPDATE: &str = "UPDATE_PICTURES";
/// How far a colour may be off: processors round the edges of letters differently by a hair.
const TOLERANCE: u8 = 16;
/// So many pixels may be farther off.
const MOST_WRONG: usize = 20;

/// Fails unless `new` looks like the stored picture of this name. The failure names the pictures to look at.
pub(crate) fn assert_looks_like(new: DynamicImage, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let path = |end: &str| folder.join(format!("{name}{end}.png"));
    let new = new.into_rgb8();
    if env::var_os(UPDATE).is_some() {
        store(&new, &path(""));
        return;
    }
    let how = format!("If it is meant to look like this: {UPDATE}=1 cargo test, then look at the pictures.");
    let old = match image::open(path("")) {
        Ok(old) => old.into_rgb8(),
        Err(error) => {
            let new = store(&new, &path(".new"));
            panic!(
                "no stored picture `{name}` ({error}). The new one: {}\n{how}",
                new.display()
            );
        }
    };
    assert_eq!(
        old.dimensions(),
        new.dimensions(),
        "`{name}` has another size. {how}"
    );
    let wrong = wrong_pixels(&old, &new);
    if wrong.len() > MOST_WRONG {
        let diff = store(&marked(&old, &wrong), &path(".diff"));
        let new = store(&new, &path(".new"));
        panic!(
            "`{name}` looks different at {} pixels.\nDifference: {}\nNew: {}\n{how}",
            wrong.len(),
            diff.display(),
            new.display()
        );
    }
}

fn wrong_pixels(old: &RgbImage, new: &RgbImage) -> Vec<(u32, u32)> {
    let is_wrong = |a: &Rgb<u8>, b: &Rgb<u8>| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > TOLERANCE);
    let pairs = old.enumerate_pixels().zip(new.pixels());
    pairs
        .filter(|((_, _, a), b)| is_wrong(a, b))
        .map(|((x, y, _), _)| (x, y))
        .collect()
}

/// The old picture, pale, with the wrong pixels in red.
fn marked(old: &RgbImage, wrong: &[(u32, u32)]) -> RgbImage {
    let mut marked = old.clone();
    for pixel in marked.pixels_mut() {
        pixel.0 = pixel.0.map(|channel| 192 + channel / 4);
    }
    for &(x, y) in wrong {
        marked.put_pixel(x, y, Rgb([220, 0, 40]));
    }
    marked
}

fn store(picture: &RgbImage, path: &Path) -> PathBuf {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    let (width, height) = picture.dimensions();
    encoder
        .write_image(picture, width, height, image::ExtendedColorType::Rgb8)
        .expect("memory takes every picture");
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    fs::write(path, bytes).expect("the picture can be written");
    path.to_path_buf()
}
