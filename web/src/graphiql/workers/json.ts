/** Completion and validation of variables and headers. */
import 'monaco-editor/esm/vs/language/json/json.worker.js';
