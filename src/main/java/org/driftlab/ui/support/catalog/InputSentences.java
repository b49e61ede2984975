// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.catalog;

import java.util.List;
import java.util.Map;

/**
 * The forms of the sentences about what a person gave and cannot be used, under the keys of their translations. It is long because
 * it is a table: a form a line. A test reads the sources for sentences that have none.
 */
final class InputSentences {
  /** Forms that nothing else resembles. */
  static final List<Map.Entry<String, String>> FORMS = List.of(
      // files of data
      Map.entry("file.nan", "Line {n} of '{t}' has '{t}' in the numeric column '{t}', which is not a finite number; "
          + "mend it, or write ? for a missing value."),
      Map.entry("file.number.nominal", "Line {n} of '{t}' has '{t}' in the numeric column '{t}', which is not a "
          + "number; mend it, write ? for a missing value, or name the column under 'nominal'."),
      Map.entry("file.number", "Line {n} of '{t}' has '{t}' in the numeric column '{t}', which is not a number; mend "
          + "it, or write ? for a missing value."),
      Map.entry("file.thousands", "Line {n} of '{t}' has '{t}' in column '{t}', which may be thousands or decimals; write it "
          + "without the comma, or with a point."),
      Map.entry("file.two-marks", "Line {n} of '{t}' has '{t}' in column '{t}', but line {n} has '{t}' in column '{t}'; write all "
          + "decimals with a comma or all with a point."),
      Map.entry("file.declared.classes", "Line {n} of '{t}' has '{t}' in column '{t}', which is not one of the "
          + "declared classes: {t}."),
      Map.entry("file.declared.values", "Line {n} of '{t}' has '{t}' in column '{t}', which is not one of the "
          + "declared values: {t}."),
      Map.entry("file.ragged", "Line {n} of '{t}' has {n} {w} but the header names {n} columns; mend that line."),
      Map.entry("file.no-label", "Line {n} of '{t}' has no label in column '{t}'; fill it in or remove the line."),
      Map.entry("file.one-column", "File '{t}' has the single column '{t}'; it needs at least one feature and the label."),
      Map.entry("file.no-label-column", "File '{t}' has no column '{t}' for the label; choose from {t}."),
      Map.entry("file.label-numeric", "Column '{t}' of '{t}' is the label and cannot be numeric; take it out of 'numeric'."),
      Map.entry("file.column-twice", "File '{t}' names two columns '{t}' in its header; give each its own name."),
      Map.entry("file.header-numbers", "The first line of '{t}' holds numbers; put a line of column names above it, "
          + "or set 'header' to false."),
      Map.entry("file.both-types", "Column '{t}' of '{t}' is named both nominal and numeric; choose one."),
      Map.entry("file.no-type-column", "File '{t}' has no column '{t}' to take as {w}; choose from {t}."),
      Map.entry("file.no-rows", "File '{t}' has a header but no rows; add data below it."),
      Map.entry("file.label-values", "Column '{t}' of '{t}' has more than {n} different values, too many for a "
          + "label; choose another column or mend its values."),
      Map.entry("file.nominal-values", "Column '{t}' of '{t}' has more than {n} different values, too many for a "
          + "nominal feature; choose another column or mend its values."),
      Map.entry("file.quotes", "File '{t}' cannot be read as CSV after line {n}; check the quotes there."),
      Map.entry("file.own-types", "File '{t}' declares the types of its columns itself; leave 'nominal' and "
          + "'numeric' empty."),
      Map.entry("file.archive.none", "Archive '{t}' holds no file; put exactly one CSV or ARFF file into it."),
      Map.entry("file.archive.many", "Archive '{t}' holds more than one file; put exactly one CSV or ARFF file into it."),
      Map.entry("file.none", "No file is named; set 'path' to a CSV or ARFF file."),
      Map.entry("file.bad-name", "'{t}' is not a file name that can be used; check the path."),
      Map.entry("file.forbidden", "File '{t}' may not be read; check its permissions."),
      Map.entry("file.empty", "File '{t}' is empty; it needs a header line of column names and rows of data."),
      Map.entry("file.encoding", "File '{t}' is not UTF-8 text at line {n}; save it with the encoding UTF-8."),
      Map.entry("file.unreadable", "File '{t}' cannot be read ({t}); check that it is complete."),
      Map.entry("file.nul", "Line {n} of '{t}' holds a NUL character, as files in UTF-16 do and text in UTF-8 does "
          + "not; save it with the encoding UTF-8."),
      Map.entry("file.long-line", "Line {n} of '{t}' is longer than {n} characters; check that it is a text file "
          + "whose lines end."),
      Map.entry("arff.no-data", "File '{t}' has no @data line; add it between header and rows."),
      Map.entry("arff.no-rows", "File '{t}' has a header but no rows; add data below @data."),
      Map.entry("arff.label", "The label '{t}' of '{t}' is declared numeric; list its classes in braces, such as {0,1}."),
      Map.entry("arff.header", "Line {n} of '{t}' is neither @relation, @attribute nor @data; mend the header."),
      Map.entry("arff.attribute", "Line {n} of '{t}' declares an attribute without name and type; write @attribute "
          + "NAME TYPE."),
      Map.entry("arff.twice", "Line {n} of '{t}' declares the attribute '{t}' a second time; give each its own name."),
      Map.entry("arff.type", "Line {n} of '{t}' gives attribute '{t}' the type '{t}'; use numeric, real, integer or "
          + "a list of values in braces."),
      Map.entry("arff.open-list", "Line {n} of '{t}' does not close the list of values of '{t}'; end it with a brace "
          + "and close its quotes."),
      Map.entry("arff.value-twice", "Line {n} of '{t}' lists the value '{t}' of '{t}' twice or leaves one empty; "
          + "list each value once."),
      Map.entry("arff.open-quote", "Line {n} of '{t}' has a quote that is never closed; close it."),
      Map.entry("arff.open-sparse", "Line {n} of '{t}' does not close its sparse row; end it with a brace."),
      Map.entry("arff.sparse-index", "Line {n} of '{t}' has a sparse value without an index from {n} to {n}; write "
          + "index and value, with indices from 0 that rise."),
      Map.entry("arff.sparse-value", "Line {n} of '{t}' has no value for index {n} or a quote that is never closed; "
          + "write index, blank and value, separated by commas."),
      // drift
      Map.entry("drift.order", "Drift event {n} ({w}) starts at {n}, before the event above it ({n}); list events in "
          + "order of their start."),
      Map.entry("drift.self-swap", "Drift event {n} ({w}) swaps class {n} with itself; give two different classes."),
      Map.entry("drift.late", "Drift event {n} ({w}) starts at instance {n} but the stream ends after {n}; start it "
          + "earlier."),
      Map.entry("drift.often", "Drift event {n} ({w}) comes back until instance {n} but the stream ends after {n}; "
          + "let it come back less often."),
      Map.entry("drift.shape", "Drift event {n} ({w}) leads to a stream of another shape: {t}; both need the same "
          + "features and classes."),
      Map.entry("drift.negative", "Drift event {n} ({w}) starts at {n}; a start is an instance index from 0 on."),
      Map.entry("drift.abrupt", "Drift event {n} ({w}) has length {n}; an abrupt event has length 0."),
      Map.entry("drift.gradual", "Drift event {n} ({w}) has length {n}; a gradual event takes at least 1 instance."),
      Map.entry("drift.severity", "Drift event {n} ({w}) has severity {t}; a severity is greater than 0 and at most 1."),
      Map.entry("drift.one-class", "Drift event {n} ({w}) needs a second class to turn labels into; the stream has "
          + "only one class."),
      Map.entry("drift.no-class", "Drift event {n} ({w}) names class {n}; the stream has classes 0 to {n}."),
      Map.entry("drift.proportions", "Drift event {n} ({w}) gives {n} proportions for {n} classes; give one for "
          + "each, separated by commas."),
      Map.entry("drift.sum", "Drift event {n} ({w}) gives proportions that add up to {n}; make them add up to 1."),
      Map.entry("drift.proportion", "Drift event {n} ({w}) gives '{t}' as a proportion; write a number from 0 to 1."),
      Map.entry("drift.no-numeric", "Drift event {n} ({w}) changes numeric features but the stream has none; choose "
          + "another kind of event."),
      Map.entry("drift.no-feature", "Drift event {n} ({w}) names feature '{t}', which is not in the stream; choose "
          + "from {t}."),
      Map.entry("drift.nominal", "Drift event {n} ({w}) changes feature '{t}', which is nominal; choose a numeric one."),
      Map.entry("drift.feature-twice", "Drift event {n} ({w}) names feature '{t}' twice; give two different features."),
      Map.entry("drift.unlike", "Drift event {n} ({w}) names features '{t}' and '{t}' of different types; choose two "
          + "alike."),
      // what a scenario cannot be
      Map.entry("not.hyperplane", "Parameter 'numDriftAtts' is {n} but must be in [0, {n}], as there are {n} attributes."),
      Map.entry("not.mixture", "'stream' ({t}) and 'driftStream' ({t}) differ in their attributes or classes; choose "
          + "two of the same shape."),
      Map.entry("not.random-tree", "The random tree has more than {n} nodes; lower 'maxTreeDepth' or 'numValsPerNominal'."),
      Map.entry("not.at-most-other", "Parameter '{w}' is {n} but must be at most '{w}', which is {n}."),
      Map.entry("not.at-least-other", "Parameter '{w}' is {n} but must be at least '{w}', which is {n}."),
      Map.entry("not.half", "Parameter '{w}' is {n} but must be at most half of '{w}', which is {n}."),
      Map.entry("not.half.kswin", "Parameter 'recent' is {n} but must be at most half of 'window', which is {n}, so "
          + "that both samples fit into it."),
      Map.entry("not.tenth", "Parameter 'window' is {n} but must be at most {n}, a tenth of 'horizon', for a rank test."),
      Map.entry("not.divide", "Parameter 'every' is {n} but must divide 'step', which is {n}."),
      Map.entry("not.multiple", "Parameter '{w}' is {n} but must be a multiple of 'step', which is {n}."),
      Map.entry("not.after", "Parameter 'to' is {n} but must be 0 or greater than 'from', which is {n}."),
      Map.entry("not.promise.span", "Parameter 'metric' is {w}, which is measured over all labels only; set 'from' "
          + "and 'to' to 0 or take accuracy."),
      Map.entry("not.promise.cost-span", "Parameter 'metric' is cost, which is compared over all labels only; set "
          + "'from' and 'to' to 0."),
      Map.entry("not.promise.who", "Parameter 'who' is {w}, but {w} is measured of the champion only."),
      Map.entry("not.promise.who-the", "Parameter 'who' is {w}, but the {w} is measured of the champion only."),
      Map.entry("not.promise.one", "Parameter '{w}' is {t} but must be at most 1 unless the metric is cost."),
      Map.entry("not.promise.metric", "Parameter 'metric' is {w} but must be accuracy or cost."),
      Map.entry("not.promise.forgetting", "The promise of {w} in 'expect' needs a test on past concepts; add "
          + "'forgetting:'."),
      Map.entry("not.gate.errors", "Parameter 'test' is mcnemar, which counts errors alone, but 'loss' is cost; take "
          + "another test."),
      Map.entry("not.forget.concept", "There is no concept to forget: 'forgetting' needs a drift of the kind 'concept'."),
      Map.entry("not.forget.seed", "No held-out set can be drawn from '{w}', which has no seed; leave 'forgetting' out."),
      Map.entry("not.forget.several", "'{w}' has several concepts itself; write them as drift of the kind 'concept' "
          + "to test them."),
      Map.entry("not.labels.capacity", "Parameter 'capacity' is {n} but a delay of {n} instances keeps as many "
          + "waiting; raise it."),
      Map.entry("not.labels.class", "The labels' rules name the class '{t}', which the stream does not have; its "
          + "classes are {t}."),
      Map.entry("not.loss.stakes", "Policy '{w}' has the loss cost, but the scenario does not say what errors cost; "
          + "add 'stakes:' or take the loss error."),
      Map.entry("not.loss.free", "Policy '{w}' has the loss cost, but by the stakes no error costs anything; raise "
          + "'miss' or 'falseAlarm', or take the loss error."),
      Map.entry("not.replay.batch", "The memory holds {n} instances but a batch has {n}; make the memory at least as "
          + "large."),
      Map.entry("not.update.memory", "Policy 'update' is fine-tune, which learns the memory, but there is none; add "
          + "'replay:'."),
      Map.entry("not.strategy.memory", "Policy 'strategy' is periodic from the memory, but there is none; add 'replay:'."),
      Map.entry("not.on-the-way", "A run cannot change '{w}' on the way; only its strategy, update policy, gate, "
          + "guard, memory, detector, learner and labels, and in a fork its drift."),
      Map.entry("not.stakes.class", "Parameter 'positive' is '{t}' but must be one of the classes {t}."),
      Map.entry("not.stakes.items", "Parameter 'items' is '{t}' but must be the name of a nominal column."),
      Map.entry("not.start.archive", "The version {w} to start from is in no workspace here; run the scenario with "
          + "its workspace."),
      Map.entry("not.start.name", "The version '{t}' must be a run and a version of it, such as 3/v5; see 'driftlab "
          + "store list'."),
      Map.entry("not.start.freeze", "Parameter 'freeze' is {n}, but '{w}' has no layers to freeze; choose mlp or "
          + "continual-mlp."),
      Map.entry("not.start.hash", "The version {w} is not the model this run began from: its SHA-256 is another one."),
      Map.entry("not.start.head", "'{w}' has no last layer that could begin anew; choose mlp or continual-mlp, or "
          + "keep the head."),
      Map.entry("not.start.schema", "The version {w} was trained on other features or classes; choose one of this schema."),
      Map.entry("not.detector.zero", "Parameters 'warmUp' and 'baseline' are both 0, so no mean without drift is "
          + "known; set one of them."),
      Map.entry("not.memory.large", "A memory of {n} instances of {n} features is too large; choose a capacity of at "
          + "most {n}."),
      Map.entry("not.classes", "The label has {n} classes; at most {n} can be scored, so group some of them."),
      Map.entry("not.network", "Parameter 'network' is '{w}' but must be 'mlp'."),
      Map.entry("not.network.batch", "Parameter 'capacity' is {n} but a batch has {n} instances; make the memory at "
          + "least as large."),
      Map.entry("not.frozen", "Parameter 'frozen' is {n} but the network has only {n} layers; freeze at most {n}."),
      Map.entry("not.frozen.head", "All {n} layers are frozen but the head is new and must be trained; freeze at most {n}."),
      Map.entry("not.lda", "Streaming LDA keeps a covariance of all pairs of features and {n} are too many; choose a "
          + "stream of at most {n} or another learner."),
      Map.entry("not.transfer.kind", "The pre-trained version is a '{w}', of which no network can start; choose a "
          + "version of mlp or continual-mlp."),
      Map.entry("not.transfer.features", "The pre-trained version has other features ({n}: {t}) than this stream "
          + "({n}: {t}); choose a version that was trained on this schema."),
      Map.entry("not.transfer.layers", "The pre-trained version has hidden layers '{t}', layer norm {w} and scaling "
          + "{w}; the learner that starts from it must have the same."),
      Map.entry("not.unique", "{w} has no parameter '{t}'; choose from {t}."),
      Map.entry("not.none", "{w} has no parameter '{t}'; it has none."),
      Map.entry("not.severity", "Parameter 'severity' is {t} but must be in (0, 1]."),
      // a run
      Map.entry("run.no-version", "There is no version {w} in this run."),
      Map.entry("run.epochs", "The epochs are {n} but must be at least 1."),
      Map.entry("run.failed", "The run has failed; open it again."),
      Map.entry("run.no-intervention", "The run has no intervention {n}; it has {t}."),
      Map.entry("run.born-later", "Version {w} was made at instance {n}, so it cannot be promoted at {n}; choose a "
          + "later instance."),
      Map.entry("run.versions", "There is no version {w} in this run; it has {t}."),
      Map.entry("run.damaged", "The stored model of {w} is damaged: its SHA-256 does not match."),
      Map.entry("run.no-rehearsal", "This run cannot be rehearsed."),
      Map.entry("run.no-fork", "This run cannot be forked."),
      Map.entry("run.memory.mark", "This run is in memory only; open a workspace to mark its versions."),
      Map.entry("run.memory.keep", "This run is in memory only; open a workspace to keep its versions."),
      Map.entry("run.memory.export", "This run is in memory only; open a workspace to export its versions."),
      // YAML files
      Map.entry("yaml.key", "{t}, line {n}, key '{t}': {s}"),
      Map.entry("yaml.twice", "{t}, line {n}: the key '{t}' stands here a second time; remove one."),
      Map.entry("yaml.deep", "{t}, line {n}: this is nested too deeply or too long; make it simpler."),
      Map.entry("yaml.tab", "{t}, line {n}: the line begins with a tab; indent with blanks."),
      Map.entry("yaml.no", "{t}, line {n}: this is not YAML ({t}); check indents, colons and quotes there."),
      Map.entry("yaml.format", "{t}: the format 'driftlab: {n}' is unknown to this version, which reads 'driftlab: {n}'."),
      Map.entry("yaml.empty", "The file {t} is empty; a scenario begins with 'driftlab: 1', a knowledge base with "
          + "'driftlab-knowledge: 1'."),
      Map.entry("yaml.unknown.near", "the key '{t}' is unknown; did you mean '{t}'?"),
      Map.entry("yaml.unknown", "the key '{t}' is unknown; allowed are {t}."),
      Map.entry("yaml.missing", "the key '{t}' is missing; add it."),
      Map.entry("yaml.list", "'{t}' must be a list; begin each entry with '- '."),
      Map.entry("yaml.mapping.document", "the document must be a mapping of 'key: value' lines."),
      Map.entry("yaml.mapping.entry", "an entry of '{t}' must be a mapping of 'key: value' lines."),
      Map.entry("yaml.mapping", "'{t}' must be a mapping of 'key: value' lines."),
      Map.entry("yaml.no-id", "'{t}' lacks its 'id'; add it."),
      Map.entry("word.text", "a text"),
      Map.entry("word.whole.most", "a whole number of at most {n}"),
      Map.entry("word.whole", "a whole number"),
      Map.entry("word.number", "a number"),
      Map.entry("word.texts", "a list of texts"),
      Map.entry("word.single", "a single value"),
      Map.entry("word.one-of", "one of {t}"),
      Map.entry("word.finite", "finite"),
      Map.entry("word.true-false", "true or false"),
      Map.entry("unknown.near", "There is no {w} '{t}'; did you mean '{t}'? Or choose from {t}."),
      Map.entry("unknown.choose", "There is no {w} '{t}'; choose from {t}."),
      Map.entry("unknown.none", "There is no {w} '{t}'; there is none."),
      Map.entry("catalog.id", "Parameter '{w}' is '{t}' but must be an id of the catalog. {s}"),
      Map.entry("scenario.large", "{t} has {n} bytes, which is no scenario file; choose another."),
      Map.entry("scenario.gone", "There is no file {t} any more; choose another."),
      Map.entry("scenario.text", "{t} is no text in UTF-8, so it is no scenario file; choose another."),
      Map.entry("written.folder", "{t} could not be written ({t}); choose another folder."),
      Map.entry("written.report", "The report cannot be written to {t} ({t}); choose another folder."),
      // knowledge bases and conversations
      Map.entry("knowledge.folder", "The knowledge base '{t}' is a folder; give a YAML file."),
      Map.entry("knowledge.large", "The knowledge base '{t}' has {n} bytes but may have {n}; shorten it."),
      Map.entry("knowledge.missing", "The knowledge base '{t}' does not exist; check the path."),
      Map.entry("knowledge.encoding", "The knowledge base '{t}' is not UTF-8 text; save it as UTF-8."),
      Map.entry("knowledge.unreadable", "The knowledge base '{t}' cannot be read: {t}."),
      Map.entry("knowledge.format", "the format is {n} but this DriftLab reads format {n}; update DriftLab or the file."),
      Map.entry("knowledge.empty", "'{t}' is empty; write one."),
      Map.entry("knowledge.language", "the language is '{t}' but must be a tag such as en, de or zh-CN."),
      Map.entry("knowledge.intent-twice", "the intent '{t}' stands here a second time; rename one."),
      Map.entry("knowledge.nothing", "a question of '{t}' says nothing; write one or remove it."),
      Map.entry("knowledge.question-twice", "the question '{t}' stands in '{t}' already; remove one."),
      Map.entry("knowledge.id", "'id' is '{t}' but must be lower-case words with hyphens, such as 'order-status'."),
      Map.entry("knowledge.part-empty", "'{t}' of the intent '{t}' is empty; write one."),
      Map.entry("knowledge.no-examples", "'examples' of the intent '{t}' is empty; give at least one question."),
      Map.entry("knowledge.count", "'intents' has {n} entries but needs 2 to {n}."),
      Map.entry("knowledge.examples", "'intents' has {n} examples and controls in all but may have {n}."),
      Map.entry("knowledge.two-intents", "'id' is '{t}' for two intents; rename one."),
      Map.entry("knowledge.question-empty", "A question of the intent '{t}' is empty; write one or remove it."),
      Map.entry("knowledge.question-both", "The question '{t}' stands in '{t}' and in '{t}'; remove one."),
      Map.entry("knowledge.no-intent", "There is no intent '{t}' in the knowledge base '{t}'."),
      Map.entry("bot.taken-back", "Rating {n} was taken back already."),
      Map.entry("bot.no-rating", "There is no rating {n}; the list of corrections shows their numbers."),
      Map.entry("bot.no-shadow", "There is no shadow; put a version in shadow first."),
      Map.entry("bot.no-version", "There is no version {w} of this bot."),
      // lessons
      Map.entry("lesson.id", "Key 'id' is '{t}' but must be lower-case letters and digits joined by hyphens."),
      Map.entry("lesson.range", "Key '{w}' is {n} but must be in [{n}, {n}]."),
      Map.entry("lesson.expect", "Key 'expect' names nothing; add at least one expected result, so that the lesson "
          + "can be checked."),
      Map.entry("lesson.choices", "Key 'choices' has {n} entries but must have 2 to {n}."),
      Map.entry("lesson.right", "Key 'right' is {n} but must be in [1, {n}], the number of a choice."),
      Map.entry("lesson.mark", "Key 'to' is {n} but must be greater than 'from', which is {n} and must be at least 0."),
      Map.entry("lesson.mark-end", "Key 'to' is {n} but the run ends at {n}."),
      Map.entry("lesson.words", "The file {t} holds only the words of a lesson in another language; name it after "
          + "the lesson and the language, such as own_de.yaml beside own.yaml."),
      Map.entry("lesson.words-alone", "The file {t} holds only words; put the lesson they are of, {t}, beside it."),
      Map.entry("lesson.folder", "The lesson file {t} is a folder; give a YAML file."),
      Map.entry("lesson.large", "The lesson file {t} is larger than 1 MB; a lesson is a page of text."),
      Map.entry("lesson.missing", "The lesson file {t} does not exist; check its path."),
      Map.entry("lesson.encoding", "The lesson file {t} is not UTF-8 text; save it as UTF-8."),
      Map.entry("lesson.unreadable", "The lesson file {t} cannot be read ({t}); check its path."),
      Map.entry("lesson.long", "{t}: a lesson may have at most {n} characters; this file has {n}."),
      Map.entry("lesson.empty", "The lesson file {t} is empty; begin it with '{t}'."),
      Map.entry("lesson.format", "the format {n} is unknown to this version, which reads {n}."),
      Map.entry("lesson.texts", "there are {n} texts, but the lesson has {n}."),
      Map.entry("lesson.until", "'until' is {n} but must be in [1, {n}], the scenario's instances."),
      // workspaces
      Map.entry("store.copy", "The workspace '{t}' is in use and cannot be copied for reading; close the other DriftLab."),
      Map.entry("store.create", "The workspace '{t}' cannot be created: {t}; choose another folder."),
      Map.entry("store.later", "The workspace '{t}' was written by a later DriftLab (format {n}, this one reads up "
          + "to {n}); update DriftLab."),
      Map.entry("store.no-run", "There is no run {n} in this workspace."),
      Map.entry("store.file-there", "The file '{t}' is there already; export to another folder."),
      Map.entry("store.export", "The run cannot be exported to '{t}': {t}; choose another folder."),
      Map.entry("store.read-only", "The workspace '{t}' was opened read-only; open it for writing."),
      Map.entry("store.hours", "The hours between two backups are {n} but must be in [0, {n}]; 0 is never."),
      Map.entry("store.migration", "The workspace '{t}' of format {n} cannot be brought up to format {n}: {t}; it "
          + "was left as it is."),
      Map.entry("store.recovering", "Recovering the workspace '{t}' needs to write there: {t}; see to that and try again."),
      Map.entry("store.lost", "The workspace file '{t}' cannot be recovered and there is no whole backup; it was "
          + "left as it is, so start a new workspace in another folder."),
      Map.entry("store.backup-wanted", "The workspace '{t}' has no whole backup; it was left as it is, so recover without --backup."),
      Map.entry("store.retention", "A retention of {n} versions and {n} MB cannot be; give numbers from 0 (no limit) on."),
      Map.entry("store.recorder", "Version {w} cannot be read from the workspace: {s}"),
      Map.entry("store.version-of-run", "There is no version {w} in run {n} of this workspace."),
      Map.entry("store.version-listed", "There is no version {w} in run {n} of this workspace; 'driftlab store list' "
          + "shows its versions."),
      Map.entry("store.not-pinned", "Version {w} of run {n} is not pinned."),
      Map.entry("store.not-marked", "Version {w} of run {n} has no {w} '{t}'; 'driftlab store list' shows what it has."),
      Map.entry("store.thinned", "The bytes of version {w} of run {n} were thinned by the workspace's retention; "
          + "replay the run to make them again, or take them from a backup."),
      Map.entry("store.damaged-version", "The stored model of version {w} of run {n} is damaged (its SHA-256 does "
          + "not match); take it from a backup."),
      Map.entry("store.path", "The workspace cannot be in the folder '{t}' because its path contains {t}; choose "
          + "another folder."),
      Map.entry("store.file-in-way", "The workspace '{t}' needs a folder where there is a file ('{t}'); choose "
          + "another folder."),
      Map.entry("store.unwritable", "The workspace '{t}' cannot be written; choose another folder, or change its "
          + "permissions (the 'driftlab store' commands read it with --read-only)."),
      Map.entry("store.is-file", "The workspace '{t}' is a file, not a folder; choose a folder."),
      Map.entry("store.nowhere", "There is no workspace in '{t}'; choose another folder."),
      Map.entry("store.in-use", "The workspace '{t}' is in use by another DriftLab; close that one, or choose "
          + "another folder (the 'driftlab store' commands read it with --read-only)."),
      Map.entry("store.damaged", "The workspace file '{t}' is damaged or not a DriftLab workspace; it was left as it "
          + "is; 'driftlab store recover' sets it aside and recovers what can be read, or the last backup."),
      Map.entry("store.lock", "The workspace folder '{t}' cannot be used: {t}; check its permissions."),
      Map.entry("store.other-build", "Run {n} cannot be restored: event {n} was '{t}' at {n} and is '{t}' at {n} "
          + "now; it was made by another {t}"),
      // the store at work
      Map.entry("store.silent", "The workspace '{t}' has not answered for {n} s, so the run is recorded no further."),
      Map.entry("store.interrupted", "The run's thread was interrupted, so the run is recorded no further."),
      Map.entry("store.no-backups", "The backups of the workspace '{t}' cannot be read: {t}."),
      Map.entry("store.no-backup", "The backup of the workspace '{t}' could not be written: {t}."),
      Map.entry("store.full", "The disk of the workspace '{t}' is full; free some space and open the workspace "
          + "again, all that was acknowledged is in it."),
      Map.entry("store.memory", "The memory was not enough for the workspace '{t}'; open it again with more, such as "
          + "DRIFTLAB_OPTS=-Xmx4g, or with a smaller model: all that was acknowledged is in it."),
      Map.entry("store.failed", "The workspace '{t}' could not be read or written: {t}."),
      Map.entry("store.not-taken", "The workspace did not take it ({s}); nothing was changed."),
      Map.entry("store.no-run-open", "No run is open; open a scenario first."),
      Map.entry("store.runs", "There is no run {n} in the workspace {t}; it has {t}."),
      Map.entry("store.versions", "There is no version {w} in run {n}; it has {t}."),
      Map.entry("store.conversation", "The conversation of run {n} cannot be gone on with: its version {w} does not "
          + "come out as it is stored, so it is of another DriftLab; begin a new one."),
      Map.entry("store.entry", "Entry {n} of the conversation is a '{t}', which this DriftLab does not know; update it."),
      Map.entry("store.settings", "The settings of the stored conversation cannot be read: {t}"),
      Map.entry("settings.damaged", "The settings file {t} is damaged ({t})."),
      Map.entry("settings.unreadable", "The settings file {t} cannot be read."),
      // the rest of parameters
      Map.entry("not.levels", "Parameter '{w}' is {t} but must be {w} '{w}', which is {t}, so that a warning comes "
          + "no later than a drift."));

  /** Forms into which others fit as well: to be tried last. */
  static final List<Map.Entry<String, String>> GENERAL = List.of(
      Map.entry("yaml.line", "{t}, line {n}: {s}"),
      Map.entry("yaml.single", "'{t}' must be {s}, not a list or a mapping."),
      Map.entry("yaml.value", "'{t}' is '{t}' but must be {s}."),
      Map.entry("not.choice", "Parameter '{w}' is '{t}' but must be {s}."),
      Map.entry("not.any", "Parameter '{w}' is {t} but must be {s}."));

  private InputSentences() {}
}
