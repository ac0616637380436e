// How long the longest function of a source file is, from its name to its closing bracket. One that holds others counts with them:
// it is read in one piece all the same. What is handed to `describe` is a heading, and counts by what is in it.
import ts from 'typescript';

const READ = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

/**
 * @param {string} file its name, which says the language
 * @param {string} text
 * @returns {number} lines; 0 when there is none
 */
export function longestFunction(file, text) {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, READ, false, kind);
  const lineOf = (place) => source.getLineAndCharacterOfPosition(place).line;
  let longest = 0;
  const visit = (node, parent) => {
    if (ts.isFunctionLike(node) && node.body && !isDescribe(parent, source))
      longest = Math.max(longest, lineOf(node.end) - lineOf(node.getStart(source)) + 1);
    ts.forEachChild(node, (child) => visit(child, node));
  };
  visit(source, source);
  return longest;
}

function isDescribe(parent, source) {
  return ts.isCallExpression(parent) && /^describe\b/.test(parent.expression.getText(source));
}
