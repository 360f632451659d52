/** What the editors compute beside the page, whatever the language. */
import 'monaco-editor/esm/vs/editor/editor.worker.js';
