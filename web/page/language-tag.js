/**
 * A language tag that Intl can read. WebKitGTK in the POSIX locale says that its language is "C", and a module that hands
 * that to Intl while it loads, as the chart library does, would leave the page blank. Imported before all others.
 */
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, "language", { value: "en", configurable: true });
}
