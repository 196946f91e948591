extension DiagnosticExample {
  /// Files and the place of the output.
  static let output = [
    DiagnosticExample(
      "E420", "A file that was deleted meanwhile", "Put it back, or mend the name."),
    DiagnosticExample(
      "E421", "A folder of another user", "Run as its owner, or change permissions."),
    DiagnosticExample("E422", "A note of 5 MB", "Split it, or name the right file."),
    DiagnosticExample("E423", "`--config` names a folder's folder", "Name the file."),
    DiagnosticExample("E424", "A spreadsheet program saves while we read", "Run again."),
    DiagnosticExample("E425", "A full disk", "Make room; what is published is whole."),
    DiagnosticExample("E426", "A file named `output`", "Move it away."),
    DiagnosticExample("E427", "`--output ''`", "Give a name."),
    DiagnosticExample("E428", "A link in the place of a file of ours", "Replace it by the file."),
    DiagnosticExample("E429", "A broken disk", "Read the system's words."),
    DiagnosticExample("E430", "`--output /`", "Choose a folder of its own."),
    DiagnosticExample("E431", "`--output ~`", "Choose a folder of its own."),
    DiagnosticExample("E432", "`--output .` in the portfolio's folder", "Choose output/site."),
    DiagnosticExample("E433", "`--output ~/Documents`", "Choose an empty folder."),
    DiagnosticExample("E434", "build.json edited by hand", "Move the folder away and build again."),
    DiagnosticExample("E435", "output/site is a link", "Name the folder it points to."),
    DiagnosticExample("E436", "Two builds of one site at once", "Wait."),
    DiagnosticExample("E437", "A page's address with `..`", "Report it: a defect."),
    DiagnosticExample("E438", "Two pages with one address", "Report it: a defect."),
    DiagnosticExample(
      "E439", "Addresses `A` and `a` on a disk of Windows", "Rename one of the clients' codes."),
    DiagnosticExample("E440", "Your own file in output/site/clients", "Move it away."),
    DiagnosticExample("E441", "A damaged journal of a broken-off build", "Move the folder away."),
    DiagnosticExample("E442", "output/site is a mount point", "Mount the folder above."),
    DiagnosticExample(
      "W443", "A file of the old site is open elsewhere", "Nothing; the next build tries."),
    DiagnosticExample(
      "E444", "`carteira build -c data/inputs` in a snapshot",
      "Copy data/inputs out and build the copy: a sealed snapshot is never written to."),
    DiagnosticExample(
      "W730", "`mkdir output/.site.past`",
      "Move the folder away; only the time of a build is lost."),
    DiagnosticExample(
      "W731", "A disk that fills up as a build ends",
      "Make room; only the time of a build is lost."),
    DiagnosticExample("E732", "`mkfifo output/.site.lock`", "Remove it: it holds nothing."),
  ]
}
