// The fonts of the pages that tests and stories draw: ours, so that no machine decides how wide a word is.
import '@fontsource-variable/inter';
import '@fontsource/dejavu-mono';
import './font.css';
