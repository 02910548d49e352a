// The fonts for the pages of tests and stories, so that text has the same width on every machine.
import '@fontsource-variable/inter';
import '@fontsource/dejavu-mono';
import './font.css';
