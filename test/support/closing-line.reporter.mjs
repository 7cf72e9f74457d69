/** Writes the suite's figures as the very last line, after jest's own summary. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const skippedNames = results.testResults
      .flatMap((suite) => suite.testResults)
      .filter((test) => test.status === 'pending' || test.status === 'skipped')
      .map((test) => `  skipped: ${test.fullName}`);
    process.on('exit', () => {
      const lines = [
        ...skippedNames,
        `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`,
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    });
  }
}
