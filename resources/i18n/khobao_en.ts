<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AnswerDesk</name>
    <message numerus="yes">
        <source>On the answer sheet: %Ln quotation(s).</source>
        <translation>
            <numerusform>On the answer sheet: %Ln quotation.</numerusform>
            <numerusform>On the answer sheet: %Ln quotations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuthorityDialog</name>
    <message numerus="yes">
        <source>%Ln change(s) at once</source>
        <translation>
            <numerusform>%Ln change at once</numerusform>
            <numerusform>%Ln changes at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AwardCard</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AwardDossier</name>
    <message numerus="yes">
        <source>%Ln recipient(s)</source>
        <translation>
            <numerusform>%Ln recipient</numerusform>
            <numerusform>%Ln recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%Ln article(s) more</source>
        <translation>
            <numerusform>%Ln article more</numerusform>
            <numerusform>%Ln articles more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) fewer</source>
        <translation>
            <numerusform>%Ln article fewer</numerusform>
            <numerusform>%Ln articles fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln save(s)</source>
        <translation>
            <numerusform>%Ln save</numerusform>
            <numerusform>%Ln saves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message numerus="yes">
        <source>%Ln article(s) of the list</source>
        <translation>
            <numerusform>%Ln article of the list</numerusform>
            <numerusform>%Ln articles of the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) cannot take this status from theirs.</source>
        <translation>
            <numerusform>%Ln article cannot take this status from the one it has.</numerusform>
            <numerusform>%Ln articles cannot take this status from the one they have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message numerus="yes">
        <source>%Ln fault(s) noted in the log: {file}</source>
        <translation>
            <numerusform>%Ln fault noted in the log: {file}</numerusform>
            <numerusform>%Ln faults noted in the log: {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulletinWindow</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountWords</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s)</source>
        <translation>
            <numerusform>%Ln figure</numerusform>
            <numerusform>%Ln figures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s)</source>
        <translation>
            <numerusform>%Ln year</numerusform>
            <numerusform>%Ln years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more gap(s)</source>
        <translation>
            <numerusform>and %Ln more gap</numerusform>
            <numerusform>and %Ln more gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) only in the table: without a time, or in another unit.</source>
        <translation>
            <numerusform>%Ln figure only in the table: without a time, or in another unit.</numerusform>
            <numerusform>%Ln figures only in the table: without a time, or in another unit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateHistogram</name>
    <message numerus="yes">
        <source>%1: %Ln article(s)</source>
        <translation>
            <numerusform>%1: %Ln article</numerusform>
            <numerusform>%1: %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %Ln article(s)</source>
        <translation>
            <numerusform>%1 to %2: %Ln article</numerusform>
            <numerusform>%1 to %2: %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceBar</name>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierDialog</name>
    <message numerus="yes">
        <source>%Ln more in the dossiers in it</source>
        <translation>
            <numerusform>%Ln more in the dossiers in it</numerusform>
            <numerusform>%Ln more in the dossiers in it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message numerus="yes">
        <source>%Ln article(s) changed.</source>
        <translation>
            <numerusform>%Ln article changed.</numerusform>
            <numerusform>%Ln articles changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetsModel</name>
    <message numerus="yes">
        <source>%1, %Ln article(s)</source>
        <translation>
            <numerusform>%1, %Ln article</numerusform>
            <numerusform>%1, %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetsPanel</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixityDesk</name>
    <message numerus="yes">
        <source>%Ln text(s) or original file(s) are not what was stored. About the first:</source>
        <translation>
            <numerusform>%Ln text or original file is not what was stored. About it:</numerusform>
            <numerusform>%Ln texts or original files are not what was stored. About the first:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message numerus="yes">
        <source>%Ln change(s) at once</source>
        <translation>
            <numerusform>%Ln change at once</numerusform>
            <numerusform>%Ln changes at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeLine</name>
    <message numerus="yes">
        <source>On this day, years ago: %Ln article(s)</source>
        <translation>
            <numerusform>On this day, years ago: %Ln article</numerusform>
            <numerusform>On this day, years ago: %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not catalogued yet: %Ln article(s)</source>
        <translation>
            <numerusform>Not catalogued yet: %Ln article</numerusform>
            <numerusform>Not catalogued yet: %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%Ln article(s) came in from the watched folder.</source>
        <translation>
            <numerusform>%Ln article came in from the watched folder.</numerusform>
            <numerusform>%Ln articles came in from the watched folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message numerus="yes">
        <source>%Ln more failure(s) are not listed.</source>
        <translation>
            <numerusform>%Ln more failure is not listed.</numerusform>
            <numerusform>%Ln more failures are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new article(s)</source>
        <translation>
            <numerusform>%Ln new article</numerusform>
            <numerusform>%Ln new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already there</source>
        <translation>
            <numerusform>%Ln already there</numerusform>
            <numerusform>%Ln already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelationsTab</name>
    <message numerus="yes">
        <source>%Ln link(s) rejected</source>
        <translation>
            <numerusform>%Ln link rejected</numerusform>
            <numerusform>%Ln links rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message numerus="yes">
        <source>⚠ %Ln article(s) cannot be found by searching yet.</source>
        <translation>
            <numerusform>⚠ %Ln article cannot be found by searching yet.</numerusform>
            <numerusform>⚠ %Ln articles cannot be found by searching yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln%1 article(s)</source>
        <translation>
            <numerusform>%Ln%1 article</numerusform>
            <numerusform>%Ln%1 articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln close to it</source>
        <translation>
            <numerusform>%Ln close to it</numerusform>
            <numerusform>%Ln close to it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with other accents</source>
        <translation>
            <numerusform>%Ln with other accents</numerusform>
            <numerusform>%Ln with other accents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SalvageDialog</name>
    <message numerus="yes">
        <source>Rebuilt, the archive has %Ln article(s).</source>
        <translation>
            <numerusform>Rebuilt, the archive has %Ln article.</numerusform>
            <numerusform>Rebuilt, the archive has %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Together the archive has %Ln article(s).</source>
        <translation>
            <numerusform>Together the archive has %Ln article.</numerusform>
            <numerusform>Together the archive has %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not in the backup</source>
        <translation>
            <numerusform>%Ln not in the backup</numerusform>
            <numerusform>%Ln not in the backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln newer than in the backup</source>
        <translation>
            <numerusform>%Ln newer than in the backup</numerusform>
            <numerusform>%Ln newer than in the backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) could not be verified</source>
        <translation>
            <numerusform>%Ln article could not be verified</numerusform>
            <numerusform>%Ln articles could not be verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The archive is open again, with %Ln article(s).</source>
        <translation>
            <numerusform>The archive is open again, with %Ln article.</numerusform>
            <numerusform>The archive is open again, with %Ln articles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesDialog</name>
    <message numerus="yes">
        <source>and %Ln more of such times</source>
        <translation>
            <numerusform>and %Ln more of such times</numerusform>
            <numerusform>and %Ln more of such times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharingBar</name>
    <message numerus="yes">
        <source>%Ln original file(s) could not be read there and are missing.</source>
        <translation>
            <numerusform>%Ln original file could not be read there and is missing.</numerusform>
            <numerusform>%Ln original files could not be read there and are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message numerus="yes">
        <source>%Ln new since you last looked</source>
        <translation>
            <numerusform>%Ln new since you last looked</numerusform>
            <numerusform>%Ln new since you last looked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln article(s)</source>
        <translation>
            <numerusform>%1, %Ln article</numerusform>
            <numerusform>%1, %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not searchable yet</source>
        <translation>
            <numerusform>%Ln not searchable yet</numerusform>
            <numerusform>%Ln not searchable yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoWords</name>
    <message numerus="yes">
        <source>%Ln article(s) taken out</source>
        <translation>
            <numerusform>%Ln article taken out</numerusform>
            <numerusform>%Ln articles taken out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln back at the former version</source>
        <translation>
            <numerusform>%Ln back at the former version</numerusform>
            <numerusform>%Ln back at their former version</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as it is</source>
        <translation>
            <numerusform>%Ln left as it is</numerusform>
            <numerusform>%Ln left as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
</TS>
