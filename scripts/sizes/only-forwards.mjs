// Whether a file does nothing but hand on what others hold: every statement takes something in or gives it out again. Who wants the
// thing takes it from where it is; one more name for it only hides the way.
import ts from 'typescript';

/**
 * @param {string} file its name, which says the language
 * @param {string} text
 * @returns {boolean}
 */
export function onlyForwards(file, text) {
  // Cheap, and false for nearly every file: only a file with such a line has to be read.
  if (!/^export (type )?[{*]/m.test(text)) return false;
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind);
  return (
    statements.some((statement) => ts.isExportDeclaration(statement)) &&
    statements.every((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
  );
}
