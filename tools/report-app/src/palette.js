// Colours that hold for colour-blind readers, on light and dark ground.
import { choice } from "./store.js";
import { classIds } from "./names.js";

const darkSystem = matchMedia("(prefers-color-scheme: dark)");
export const isDark = () => choice.theme === "dark" || (choice.theme === "auto" && darkSystem.matches);
export const whenSystemTheme = (callback) => darkSystem.addEventListener("change", callback);

/** Nine steps of matplotlib's inferno (van der Walt & Smith 2015): even in lightness, so colour-blind readers rank them too. */
export const scale = ["#1b0c41", "#420a68", "#6a176e", "#932667", "#bc3754", "#dd513a", "#f37819", "#fca50a", "#f6d746"];

// After Okabe & Ito (2008) and Tol (2021), by lightness far enough apart.
const classColours = {
  party_government: "#b2182b", school: "#e69f00", hospital: "#cc79a7", other_public_institution: "#8d5fa8", commercial: "#2f7fc1",
  factory: "#009e73", warehouse: "#7aa874", residential: "#8fa3b5", rural_house: "#c8a877", other: "#b4bcc5", unknown: "#d5dae0",
};
const spare = ["#5b6675", "#9a6324", "#469990", "#808000"];
export const classColour = (id) => classColours[id] ?? spare[(id.length * 7) % spare.length];
export const classOrder = (ids) => [...ids].sort((a, b) => (classIds().indexOf(a) + 99) % 99 - (classIds().indexOf(b) + 99) % 99);

export const suitabilityColours = { good: "#fca50a", fair: "#bc3754", poor: "#420a68", none: "#c9cfd6" };
export const setColours = ["#e08a00", "#a9b4c0"];
export const nothing = () => (isDark() ? "#3a4452" : "#d9dee4");
export const faded = () => (isDark() ? "#222a35" : "#e9ecf0");
export const ground = () => (isDark() ? "#141a22" : "#f4f2ec");
export const ink = () => (isDark() ? "#e8ecf2" : "#1d2733");
export const quiet = () => (isDark() ? "#9aa6b5" : "#5f6b7a");
export const line = () => (isDark() ? "#2d3744" : "#e2e5ea");
export const accent = () => (isDark() ? "#7db4ec" : "#1f5c99");
export const sun = "#e8a317";
