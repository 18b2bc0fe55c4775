package com.maqsafy.releases.evidence;

import java.util.List;

/** The record {@code filesDeleted}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "`system:retention`",
        about =
                "Files that records before it name were deleted, because the [retention](operator.md#retention) of the installation says so. Their SHA-256 and sizes stay in those records. Nothing is deleted while a legal hold is on the release or its service.",
        afterSeal = true)
public record FilesDeleted(
        @Means("by which rule: setting and duration") String rule,
        @Means("when the release had ended, a time") String ended,

        @Means("the files, each as the record names it that says it was kept")
        List<KeptFile> files)
        implements LedgerEvent {

    public FilesDeleted {
        rule = Members.text(rule);
        ended = Members.text(ended);
        files = Members.list(files);
    }

    @Override
    public Words words() {
        return Words.plain(
                "deleted ",
                Words.counted(files.size(), "kept file"),
                " by retention (",
                rule,
                "); what they were stays in the records");
    }
}
