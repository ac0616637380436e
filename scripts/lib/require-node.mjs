// Imported first by the launchers: an old Node gets a sentence instead of a stack trace. Written for Nodes far older than the
// one it asks for, and so are the files beside it as far as parsing goes.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Scopebench needs Node 20.19 or newer, and this is Node ${process.versions.node}.`);
  console.error('Get a newer one from https://nodejs.org/ or with a version manager, then run the command again.');
  process.exit(1);
}
