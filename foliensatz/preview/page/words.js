// Every word of the page, in the languages it speaks. `{name}` is filled in.

const WORDS = {
  en: {
    skip: "Skip to the slide",
    tools: "Tools", slides: "Slides", slide: "Slide", screen: "Audience view", notes: "Notes", problems: "Problems",
    presenterView: "Presenter view",
    zoomIn: "Larger", zoomOut: "Smaller", zoomFit: "Fit the window (0)",
    truth: "True picture", truthTitle: "Show this slide as LibreOffice paints it (t)", truthWhere: "Where to show it",
    truthOver: "Over it", truthBeside: "Beside", truthAll: "Paint all slides", truthStop: "Stop",
    truthMissing: "LibreOffice is not installed on this machine, so there is no true picture. Install it and start foliensatz serve again.",
    truthWorking: "LibreOffice is painting …", truthLeft: "LibreOffice is painting, {n} to go …",
    truthDone: "As LibreOffice paints it", truthFailed: "LibreOffice could not paint this slide: {why}",
    truthAlt: "The slide as LibreOffice paints it: {title}",
    appearance: "Appearance: {mode}", auto: "as the system", light: "light", dark: "dark",
    help: "Keys", close: "Close",
    present: "Present", presentTitle: "Full screen from this slide (f)",
    presenter: "Presenter", presenterTitle: "Open the presenter view in a second window (s)",
    position: "{n} of {all}", noTitle: "without a title", hiddenSlide: "hidden",
    part: "part {n} of {all}",
    noNotes: "This slide has no notes.", noProblems: "Nothing to mend.",
    errors: "{n} errors", error: "1 error", warnings: "{n} warnings", warning: "1 warning",
    lastGood: "The last good version. Its source has an error:",
    holds: "The slides stay as they were. The deck can’t be read:",
    nothing: "There is no slide to show yet.", loading: "Loading …",
    openPlace: "Open {place} in the editor",
    hint: "Hint:", explain: "What {code} means",
    written: "{file} written at {time}", writing: "{file} is being written …",
    beside: "{file} is open in another program. The newest is {beside}",
    notWritten: "{file} not written: {count}", failed: "{file} not written: {why}",
    lost: "No connection to foliensatz serve. The slides stay; what you change does not arrive.",
    back2: "Connected again",
    changed: "Slide {n} is new: {title}", removed: "A slide is gone; there are {all} now",
    shown: "Slide {n} of {all}: {title}", broken: "Error in {place}: {message}", mended: "All errors are mended",
    fonts: "{fonts} is not on this machine. Letters look different, lines end where they will.",
    fontsMany: "{fonts} are not on this machine. Letters look different, lines end where they will.",
    jump: "Go to slide {n}: Enter", noPopup: "The browser would not open a second window. Open {url} yourself.",
    elapsed: "Elapsed", time: "Time", clockStart: "Start", clockStop: "Pause", clockReset: "Reset",
    black: "Black", isBlack: "The screen is black", isBlackNow: "The screen is black", isBack: "The screen is back",
    current: "Now", next: "Next", back: "Back", on: "Next", end: "End of the talk",
    notesSmaller: "Smaller notes", notesLarger: "Larger notes",
    keys: "Keys",
    keyOn: "next slide", keyBack: "slide before", keyFirst: "first slide", keyLast: "last slide",
    keyJump: "number, then Enter: go to that slide", keyBlack: "black screen and back", keyFull: "present in full screen",
    keyPresenter: "presenter view", keyTruth: "true picture", keyZoom: "larger, smaller, fit",
    keyProblems: "list of problems", keyEditor: "open the slide’s source in the editor", keyHelp: "this list",
    keyEsc: "leave what is open", letters: "Letters, digits and signs are keys",
  },
  de: {
    skip: "Zur Folie springen",
    tools: "Werkzeuge", slides: "Folien", slide: "Folie", screen: "Publikumsansicht", notes: "Notizen", problems: "Probleme",
    presenterView: "Referentenansicht",
    zoomIn: "Größer", zoomOut: "Kleiner", zoomFit: "Ins Fenster einpassen (0)",
    truth: "Echtes Bild", truthTitle: "Diese Folie zeigen, wie LibreOffice sie malt (t)", truthWhere: "Wo es zu sehen ist",
    truthOver: "Darüber", truthBeside: "Daneben", truthAll: "Alle Folien malen", truthStop: "Anhalten",
    truthMissing: "LibreOffice ist auf diesem Rechner nicht installiert, darum gibt es kein echtes Bild. Nach dem Installieren foliensatz serve neu starten.",
    truthWorking: "LibreOffice malt …", truthLeft: "LibreOffice malt, noch {n} …",
    truthDone: "Wie LibreOffice es malt", truthFailed: "LibreOffice konnte diese Folie nicht malen: {why}",
    truthAlt: "Die Folie, wie LibreOffice sie malt: {title}",
    appearance: "Darstellung: {mode}", auto: "wie das System", light: "hell", dark: "dunkel",
    help: "Tasten", close: "Schließen",
    present: "Vorführen", presentTitle: "Ganzer Bildschirm ab dieser Folie (f)",
    presenter: "Referent", presenterTitle: "Referentenansicht in einem zweiten Fenster öffnen (s)",
    position: "{n} von {all}", noTitle: "ohne Titel", hiddenSlide: "ausgeblendet",
    part: "Teil {n} von {all}",
    noNotes: "Diese Folie hat keine Notizen.", noProblems: "Nichts zu beheben.",
    errors: "{n} Fehler", error: "1 Fehler", warnings: "{n} Warnungen", warning: "1 Warnung",
    lastGood: "Der letzte gute Stand. In der Quelle ist ein Fehler:",
    holds: "Die Folien bleiben, wie sie waren. Das Deck ist nicht lesbar:",
    nothing: "Noch gibt es keine Folie zu zeigen.", loading: "Wird geladen …",
    openPlace: "{place} im Editor öffnen",
    hint: "Hinweis:", explain: "Was {code} bedeutet",
    written: "{file} geschrieben um {time}", writing: "{file} wird geschrieben …",
    beside: "{file} ist in einem anderen Programm geöffnet. Der neueste Stand ist {beside}",
    notWritten: "{file} nicht geschrieben: {count}", failed: "{file} nicht geschrieben: {why}",
    lost: "Keine Verbindung zu foliensatz serve. Die Folien bleiben; Änderungen kommen nicht an.",
    back2: "Wieder verbunden",
    changed: "Folie {n} ist neu: {title}", removed: "Eine Folie ist weg; jetzt sind es {all}",
    shown: "Folie {n} von {all}: {title}", broken: "Fehler in {place}: {message}", mended: "Alle Fehler sind behoben",
    fonts: "{fonts} fehlt auf diesem Rechner. Die Buchstaben sehen anders aus, die Zeilen enden, wo sie enden werden.",
    fontsMany: "{fonts} fehlen auf diesem Rechner. Die Buchstaben sehen anders aus, die Zeilen enden, wo sie enden werden.",
    jump: "Zu Folie {n}: Eingabetaste", noPopup: "Der Browser hat kein zweites Fenster geöffnet. Bitte {url} selbst öffnen.",
    elapsed: "Vergangen", time: "Uhrzeit", clockStart: "Start", clockStop: "Pause", clockReset: "Zurücksetzen",
    black: "Schwarz", isBlack: "Der Bildschirm ist schwarz", isBlackNow: "Der Bildschirm ist schwarz", isBack: "Der Bildschirm ist wieder an",
    current: "Jetzt", next: "Danach", back: "Zurück", on: "Weiter", end: "Ende des Vortrags",
    notesSmaller: "Notizen kleiner", notesLarger: "Notizen größer",
    keys: "Tasten",
    keyOn: "nächste Folie", keyBack: "Folie davor", keyFirst: "erste Folie", keyLast: "letzte Folie",
    keyJump: "Nummer, dann Eingabetaste: zu dieser Folie", keyBlack: "Bildschirm schwarz und wieder an", keyFull: "vorführen, ganzer Bildschirm",
    keyPresenter: "Referentenansicht", keyTruth: "echtes Bild", keyZoom: "größer, kleiner, eingepasst",
    keyProblems: "Liste der Probleme", keyEditor: "Quelle der Folie im Editor öffnen", keyHelp: "diese Liste",
    keyEsc: "Geöffnetes verlassen", letters: "Buchstaben, Ziffern und Zeichen sind Tasten",
  },
};

let language = "en";

export function word(name, values = {}) {
  return WORDS[language][name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

export function formattedTime(date) {
  return date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}

// Speak the deck's language where the page knows it, and word everything that stands in the HTML.
export function speak(deckLanguage) {
  language = deckLanguage.toLowerCase().startsWith("de") ? "de" : "en";
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const element of document.querySelectorAll("[data-title]")) element.title = word(element.dataset.title);
}
