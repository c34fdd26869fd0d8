<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Kho Báo</source>
        <translation>Giới thiệu Kho Báo</translation>
    </message>
    <message>
        <source>Kho Báo {version}</source>
        <translation>Kho Báo {version}</translation>
    </message>
    <message>
        <source>An archive of Vietnamese press articles that works without a network. Nothing of yours ever leaves this PC.</source>
        <translation>Kho bài báo tiếng Việt chạy ngay trên máy, không cần mạng. Không thứ gì của bạn rời khỏi máy này.</translation>
    </message>
    <message>
        <source>It stands on Qt {qt} (LGPL), SQLite, SQLAlchemy and Whoosh, and is set in Noto Sans and Noto Serif (SIL Open Font License).</source>
        <translation>Chương trình dùng Qt {qt} (LGPL), SQLite, SQLAlchemy và Whoosh; chữ Noto Sans và Noto Serif (giấy phép SIL Open Font License).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Additions</name>
    <message>
        <source>Subjects</source>
        <translation>Chủ đề</translation>
    </message>
    <message>
        <source>People, bodies, places</source>
        <translation>Người, cơ quan, địa danh</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Look up a subject…</source>
        <translation>Tra chủ đề…</translation>
    </message>
    <message>
        <source>Number, then what it counts</source>
        <translation>Con số, rồi đến thứ được đếm</translation>
    </message>
    <message>
        <source>A note on the article</source>
        <translation>Ghi chú về bài</translation>
    </message>
    <message>
        <source>Look up a subject</source>
        <translation>Tra chủ đề</translation>
    </message>
    <message>
        <source>Add a figure</source>
        <translation>Thêm số liệu</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Thêm ghi chú</translation>
    </message>
</context>
<context>
    <name>AlikeBanner</name>
    <message>
        <source>{count} more wait</source>
        <translation>còn {count} bài nữa</translation>
    </message>
    <message>
        <source>Looks like the same article</source>
        <translation>Bài có vẻ trùng</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>Ctrl+Z để hoàn tác.</translation>
    </message>
    <message>
        <source>this is the later one</source>
        <translation>bài đang mở là bài sau</translation>
    </message>
    <message>
        <source>that is later</source>
        <translation>bài kia là bài sau</translation>
    </message>
    <message>
        <source>Close (F6)</source>
        <translation>Đóng lại (F6)</translation>
    </message>
    <message>
        <source>What differs (F6)</source>
        <translation>Xem chỗ khác (F6)</translation>
    </message>
</context>
<context>
    <name>AnswerDesk</name>
    <message>
        <source>Choose some words first, or click into a sentence.</source>
        <translation>Hãy chọn chữ, hoặc bấm vào một câu trước đã.</translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation>Đã sao chép liên kết.</translation>
    </message>
    <message>
        <source>No link (kho:…) has been copied.</source>
        <translation>Chưa sao chép liên kết (kho:…) nào.</translation>
    </message>
    <message>
        <source>The text was corrected since: the place may be another one.</source>
        <translation>Văn bản đã sửa từ lúc lấy liên kết: chỗ này có thể đã lệch.</translation>
    </message>
    <message numerus="yes">
        <source>On the answer sheet: %Ln quotation(s).</source>
        <translation>
            <numerusform>Phiếu trả lời đã có %Ln trích dẫn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Starter archive</source>
        <translation>Kho làm quen</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Sao chép kèm trích dẫn</translation>
    </message>
    <message>
        <source>Put on the answer sheet</source>
        <translation>Đưa vào phiếu trả lời</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Chọn tất cả</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài báo</translation>
    </message>
</context>
<context>
    <name>ArticleWindow</name>
    <message>
        <source>Print the article</source>
        <translation>In bài</translation>
    </message>
</context>
<context>
    <name>AuthorityDialog</name>
    <message>
        <source>Names</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã hoàn tác</translation>
    </message>
    <message>
        <source>Look a name up. Shift+Enter makes a new one, once nothing fits; F4: kind.</source>
        <translation>Gõ để tra tên. Chưa có tên nào hợp thì Shift+Enter tạo mới; F4 đổi loại.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>articles: {count}</source>
        <translation>{count} bài</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Đã sửa những gì</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) at once</source>
        <translation>
            <numerusform>%Ln chỗ sửa cùng lúc</numerusform>
        </translation>
    </message>
    <message>
        <source>Name forms</source>
        <translation>Các tên</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>What to see of the name</source>
        <translation>Xem phần nào của tên</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>AuthorityLinksPage</name>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Look up the other name…</source>
        <translation>Tra tên bên kia…</translation>
    </message>
    <message>
        <source>The other name</source>
        <translation>Tên bên kia</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>New relation</source>
        <translation>Quan hệ mới</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Choose the other name among those that are offered.</source>
        <translation>Hãy chọn tên bên kia trong các tên hiện ra.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
</context>
<context>
    <name>AuthorityPicker</name>
    <message>
        <source>New: “{name}” ({kind}) · Shift+Enter</source>
        <translation>Tạo mới: “{name}” ({kind}) · Shift+Enter</translation>
    </message>
    <message>
        <source>Person, body or place…</source>
        <translation>Người, cơ quan hay địa danh…</translation>
    </message>
    <message>
        <source>Look up a name</source>
        <translation>Tra tên</translation>
    </message>
    <message>
        <source>Kind of name (F4)</source>
        <translation>Loại tên (F4)</translation>
    </message>
    <message>
        <source>Role in the article (Shift+F4)</source>
        <translation>Vai trò trong bài (Shift+F4)</translation>
    </message>
    <message>
        <source>Kind of name</source>
        <translation>Loại tên</translation>
    </message>
    <message>
        <source>Role in the article</source>
        <translation>Vai trò trong bài</translation>
    </message>
    <message>
        <source>any kind</source>
        <translation>mọi loại</translation>
    </message>
</context>
<context>
    <name>AwardCard</name>
    <message>
        <source>Award dossier…</source>
        <translation>Hồ sơ giải thưởng…</translation>
    </message>
    <message>
        <source>Award dossier: {name}</source>
        <translation>Hồ sơ giải thưởng: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>waits for its result</source>
        <translation>chờ xác nhận kết quả</translation>
    </message>
    <message>
        <source>nothing in the archive</source>
        <translation>chưa có tin trong kho</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>không rõ ngày</translation>
    </message>
    <message>
        <source>this article</source>
        <translation>bài này</translation>
    </message>
</context>
<context>
    <name>AwardDossier</name>
    <message>
        <source>Awards</source>
        <translation>Giải thưởng</translation>
    </message>
    <message>
        <source>Awards of the archive</source>
        <translation>Các giải thưởng trong kho</translation>
    </message>
    <message>
        <source>Award dossier</source>
        <translation>Hồ sơ giải thưởng</translation>
    </message>
    <message>
        <source>No award is recorded in this archive.</source>
        <translation>Kho này chưa ghi giải thưởng nào.</translation>
    </message>
    <message>
        <source>Awards come from the reports of articles.</source>
        <translation>Giải thưởng được ghi từ tin trong các bài.</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Người nhận giải</translation>
    </message>
    <message>
        <source>What the categories were called</source>
        <translation>Cách gọi hạng mục qua các năm</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s)</source>
        <translation>
            <numerusform>%Ln lượt nhận</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln chờ kết quả</numerusform>
        </translation>
    </message>
    <message>
        <source>conferred by {name}</source>
        <translation>{name} trao</translation>
    </message>
</context>
<context>
    <name>Awards</name>
    <message>
        <source>Nominated</source>
        <translation>Đề cử</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Công bố</translation>
    </message>
    <message>
        <source>Awarded</source>
        <translation>Trao giải</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>đề xuất</translation>
    </message>
    <message>
        <source>nominated</source>
        <translation>được đề cử</translation>
    </message>
    <message>
        <source>shortlisted</source>
        <translation>vào vòng chung khảo</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>công bố</translation>
    </message>
    <message>
        <source>won</source>
        <translation>đoạt giải</translation>
    </message>
    <message>
        <source>not won</source>
        <translation>không đoạt giải</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>từ chối nhận</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>bị thu hồi</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>nhận giải</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa rõ</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>dự kiến</translation>
    </message>
    <message>
        <source>told later</source>
        <translation>nhắc lại về sau</translation>
    </message>
    <message>
        <source>Nomination</source>
        <translation>Đề cử</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Công bố</translation>
    </message>
    <message>
        <source>Ceremony</source>
        <translation>Lễ trao</translation>
    </message>
    <message>
        <source>Aftermath</source>
        <translation>Sau lễ trao</translation>
    </message>
</context>
<context>
    <name>AwardsTab</name>
    <message>
        <source>Awards</source>
        <translation>Giải thưởng</translation>
    </message>
    <message>
        <source>No award is recorded from this article.</source>
        <translation>Chưa ghi giải thưởng nào từ bài này.</translation>
    </message>
</context>
<context>
    <name>BackupDesk</name>
    <message>
        <source>The article is the same in the archive.</source>
        <translation>Bài này trong kho vẫn y như vậy.</translation>
    </message>
    <message>
        <source>The article is in the archive as it was. Undo there takes this back.</source>
        <translation>Bài này trong kho đã trở lại như trong bản sao. Về kho bấm Hoàn tác là bỏ được.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>By hand</source>
        <translation>Tự tay sao lưu</translation>
    </message>
    <message>
        <source>While working</source>
        <translation>Trong lúc làm việc</translation>
    </message>
    <message>
        <source>On closing</source>
        <translation>Lúc đóng kho</translation>
    </message>
    <message>
        <source>Before a change of many</source>
        <translation>Trước khi sửa nhiều bài</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>Trước khi phục hồi</translation>
    </message>
    <message>
        <source>Before an upgrade</source>
        <translation>Trước khi nâng cấp</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Không rõ</translation>
    </message>
    <message>
        <source>It is not there: connect its disk.</source>
        <translation>Không thấy nơi ấy: hãy cắm ổ đĩa vào.</translation>
    </message>
    <message>
        <source>Nothing of this archive is there: connect its disk, or choose the place anew.</source>
        <translation>Ở đó không còn gì của kho này: hãy cắm đúng ổ đĩa, hoặc chọn lại nơi thứ hai.</translation>
    </message>
    <message>
        <source>It lies in the archive itself: choose another.</source>
        <translation>Nơi ấy nằm ngay trong kho: hãy chọn nơi khác.</translation>
    </message>
    <message>
        <source>There is no whole backup yet: make one.</source>
        <translation>Chưa có bản sao lưu nào lành lặn: hãy sao lưu.</translation>
    </message>
    <message>
        <source>Its disk is full: make room there.</source>
        <translation>Ổ đĩa ở đó đã đầy: hãy dọn bớt.</translation>
    </message>
    <message>
        <source>It cannot be written to.</source>
        <translation>Không ghi được vào nơi ấy.</translation>
    </message>
    <message>
        <source>Another program is backing up there: try later.</source>
        <translation>Chương trình khác đang sao lưu vào đó: lát nữa thử lại.</translation>
    </message>
    <message>
        <source>Its disk fails: choose another one.</source>
        <translation>Ổ đĩa ở đó bị lỗi: hãy chọn ổ khác.</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Xem thử</translation>
    </message>
    <message>
        <source>Restore it…</source>
        <translation>Phục hồi bản này…</translation>
    </message>
    <message>
        <source>Choose a place…</source>
        <translation>Chọn nơi…</translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>Thôi không chép nữa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Đang đọc danh sách…</translation>
    </message>
    <message>
        <source>The archive becomes what it was on {moment}, with {articles} articles. What is in it now is backed up first, so you can come back to it in this list.</source>
        <translation>Kho sẽ trở lại như lúc {moment}, có {articles} bài. Trước đó, kho hiện tại được sao lưu, nên lúc nào cũng lấy lại được từ danh sách này.</translation>
    </message>
    <message>
        <source>Restore the archive</source>
        <translation>Phục hồi kho</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Giữ nguyên</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Sao lưu lúc</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Số bài</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>Từ đó đến nay</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Kiểm chứng</translation>
    </message>
    <message>
        <source>{place} was chosen at another computer: nothing is copied there from here.</source>
        <translation>{place} được chọn trên máy khác nên máy này không chép gì sang đó.</translation>
    </message>
    <message>
        <source>All backups lie in the archive itself. Choose a second place, too:</source>
        <translation>Mọi bản sao lưu đang nằm ngay trong kho. Nên chép thêm sang một ổ đĩa khác:</translation>
    </message>
    <message>
        <source>They are copied to {place}, with the original files.</source>
        <translation>Bản sao lưu và tệp gốc được chép thêm sang {place}.</translation>
    </message>
    <message>
        <source>There is no backup yet: make the first one now.</source>
        <translation>Chưa có bản sao lưu nào. Hãy sao lưu lần đầu.</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>đã kiểm</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>chưa kiểm</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) more</source>
        <translation>
            <numerusform>thêm %Ln bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) fewer</source>
        <translation>
            <numerusform>bớt %Ln bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln save(s)</source>
        <translation>
            <numerusform>%Ln lần lưu</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>chưa có gì mới</translation>
    </message>
    <message>
        <source>another state</source>
        <translation>khác lúc này</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Đang sao lưu…</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Đang phục hồi…</translation>
    </message>
    <message>
        <source>Choose a second place for backups, best on another disk</source>
        <translation>Chọn nơi chép thêm bản sao lưu, tốt nhất là ổ đĩa khác</translation>
    </message>
    <message>
        <source>The backup is made and verified.</source>
        <translation>Đã sao lưu và kiểm lại xong.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last backup.</source>
        <translation>Từ lần sao lưu trước chưa có gì mới.</translation>
    </message>
    <message>
        <source>The second place, {place}, did not get it.</source>
        <translation>Nơi thứ hai, {place}, chưa nhận được.</translation>
    </message>
    <message>
        <source>Damaged files were not copied to the second place.</source>
        <translation>Tệp gốc hỏng không được chép sang nơi thứ hai.</translation>
    </message>
    <message>
        <source>The second place lies on the disk of the archive: if it fails, both are lost.</source>
        <translation>Nơi thứ hai nằm cùng ổ đĩa với kho: hỏng ổ là mất cả hai.</translation>
    </message>
    <message>
        <source>The archive is as it was then.</source>
        <translation>Kho đã trở lại như lúc đó.</translation>
    </message>
    <message>
        <source>To come back, restore the one of {moment}.</source>
        <translation>Muốn lấy lại kho trước khi phục hồi, chọn bản lúc {moment}.</translation>
    </message>
</context>
<context>
    <name>BasketDialog</name>
    <message>
        <source>Basket</source>
        <translation>Giỏ bài</translation>
    </message>
    <message>
        <source>Into which dossier?</source>
        <translation>Cho vào hồ sơ nào?</translation>
    </message>
    <message>
        <source>Title of a dossier; empty for the basket</source>
        <translation>Tên hồ sơ; để trống là cho vào giỏ</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ chuyên đề</translation>
    </message>
    <message>
        <source>articles: {count}</source>
        <translation>{count} bài</translation>
    </message>
    <message>
        <source>Put it there</source>
        <translation>Cho vào</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Change many articles</source>
        <translation>Sửa nhiều bài</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) of the list</source>
        <translation>
            <numerusform>%Ln bài trong danh sách</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Outlet becomes</source>
        <translation>Đổi tên báo thành</translation>
    </message>
    <message>
        <source>Section becomes</source>
        <translation>Đổi chuyên mục thành</translation>
    </message>
    <message>
        <source>Status becomes</source>
        <translation>Đổi tình trạng thành</translation>
    </message>
    <message>
        <source>Add the subject</source>
        <translation>Thêm chủ đề</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Sửa mục nào</translation>
    </message>
    <message>
        <source>The new value</source>
        <translation>Giá trị mới</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Is now</source>
        <translation>Đang là</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Sẽ là</translation>
    </message>
    <message>
        <source>What becomes of each article</source>
        <translation>Từng bài sẽ thành thế nào</translation>
    </message>
    <message>
        <source>Change {count}</source>
        <translation>Sửa {count} bài</translation>
    </message>
    <message>
        <source>It is one change: undo takes all of it back.</source>
        <translation>Đây là một lần sửa: hoàn tác là trả lại tất cả.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Không có gì thay đổi.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) cannot take this status from theirs.</source>
        <translation>
            <numerusform>%Ln bài không chuyển thẳng sang tình trạng này được.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
</context>
<context>
    <name>BatchesDialog</name>
    <message>
        <source>Ingests</source>
        <translation>Các lần nhập</translation>
    </message>
    <message>
        <source>What was ingested</source>
        <translation>Các lần nhập</translation>
    </message>
    <message>
        <source>Articles that stay</source>
        <translation>Những bài giữ lại</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Nhập tiếp</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Save the report (CSV)…</source>
        <translation>Lưu báo cáo CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Bài mới</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Đã có</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Đang đọc danh sách…</translation>
    </message>
    <message>
        <source>Nothing was ingested into this archive yet.</source>
        <translation>Kho này chưa có lần nhập nào.</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>đã hoàn tác</translation>
    </message>
    <message>
        <source>done</source>
        <translation>xong</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>đang nhập</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>dở dang</translation>
    </message>
    <message>
        <source>Undoing this ingest…</source>
        <translation>Đang hoàn tác lần nhập này…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Bảng CSV (*.csv)</translation>
    </message>
    <message>
        <source>The report is saved: {file}</source>
        <translation>Đã lưu báo cáo: {file}</translation>
    </message>
</context>
<context>
    <name>Below</name>
    <message>
        <source>What belongs to this article</source>
        <translation>Những gì đi cùng bài này</translation>
    </message>
    <message>
        <source>About the same matter</source>
        <translation>Cùng câu chuyện</translation>
    </message>
    <message>
        <source>Goes with it</source>
        <translation>Đi cùng bài này</translation>
    </message>
    <message>
        <source>In the dossiers</source>
        <translation>Trong hồ sơ</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>A fault in Kho Báo</source>
        <translation>Kho Báo gặp lỗi</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Mở thư mục nhật ký</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Làm việc tiếp</translation>
    </message>
    <message>
        <source>Something went wrong that is our fault, not yours. What you saved is safe, and the window and your drafts are still there.</source>
        <translation>Đây là lỗi của chương trình, không phải do bạn. Những gì đã lưu vẫn an toàn; cửa sổ và bản nháp vẫn còn nguyên.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s) noted in the log: {file}</source>
        <translation>
            <numerusform>Đã ghi %Ln lỗi vào nhật ký: {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Builder</name>
    <message>
        <source>Field</source>
        <translation>Tìm ở</translation>
    </message>
    <message>
        <source>What is asked of it</source>
        <translation>Điều kiện</translation>
    </message>
    <message>
        <source>Take this row away</source>
        <translation>Bỏ dòng này</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>Phần khác</translation>
    </message>
    <message>
        <source>stays so</source>
        <translation>giữ nguyên</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Ở đâu cũng được</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Tít</translation>
    </message>
    <message>
        <source>Standfirst</source>
        <translation>Sapo</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Thân bài</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Chú thích ảnh</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Tên báo</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Chuyên mục</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Tác giả</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Nhân vật</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Cơ quan, tổ chức</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>Giải thưởng</translation>
    </message>
    <message>
        <source>Any name</source>
        <translation>Tên bất kỳ</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Chủ đề</translation>
    </message>
    <message>
        <source>State of cataloguing</source>
        <translation>Tình trạng biên mục</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Con số</translation>
    </message>
    <message>
        <source>is</source>
        <translation>là</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>có các từ</translation>
    </message>
    <message>
        <source>has in a row</source>
        <translation>có đúng cụm từ</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>đúng là</translation>
    </message>
    <message>
        <source>has not</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>from – to</source>
        <translation>từ – đến</translation>
    </message>
</context>
<context>
    <name>BulletinWindow</name>
    <message>
        <source>Search for something first, or fill a dossier.</source>
        <translation>Hãy tìm bài trước, hoặc cho bài vào một hồ sơ.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>The first {count} articles: a bulletin holds no more.</source>
        <translation>Lấy {count} bài đầu: mỗi tập chỉ chứa đến thế.</translation>
    </message>
    <message>
        <source>Bulletin of articles</source>
        <translation>Thư mục, điểm báo, chuyên đề</translation>
    </message>
    <message>
        <source>Articles from</source>
        <translation>Lấy bài từ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Nhan đề</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Sections by</source>
        <translation>Chia mục theo</translation>
    </message>
    <message>
        <source>Of each article</source>
        <translation>Mỗi bài gồm</translation>
    </message>
    <message>
        <source>As the dates of the articles say</source>
        <translation>Theo ngày đăng của các bài</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Nói về việc gì</translation>
    </message>
    <message>
        <source>With indexes of authors, titles and places</source>
        <translation>Kèm bảng tra tác giả, nhan đề, địa danh</translation>
    </message>
    <message>
        <source>Bibliography of articles</source>
        <translation>Thư mục bài trích</translation>
    </message>
    <message>
        <source>Press review</source>
        <translation>Điểm báo</translation>
    </message>
    <message>
        <source>Articles on one topic</source>
        <translation>Chuyên đề</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Chủ đề</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Tên báo</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Tháng</translation>
    </message>
    <message>
        <source>No sections</source>
        <translation>Không chia mục</translation>
    </message>
    <message>
        <source>Citation and abstract</source>
        <translation>Mô tả và tóm tắt</translation>
    </message>
    <message>
        <source>Citation and a passage</source>
        <translation>Mô tả và một đoạn trích</translation>
    </message>
    <message>
        <source>Citation and the whole text</source>
        <translation>Mô tả và toàn văn</translation>
    </message>
    <message>
        <source>Citation alone</source>
        <translation>Chỉ mô tả</translation>
    </message>
    <message>
        <source>All that is listed</source>
        <translation>Mọi bài đang liệt kê</translation>
    </message>
    <message>
        <source>The present search: {name}</source>
        <translation>Phép tìm này: {name}</translation>
    </message>
    <message>
        <source>The article on show: {name}</source>
        <translation>Bài đang đọc: {name}</translation>
    </message>
    <message>
        <source>Dossier: {name}</source>
        <translation>Hồ sơ: {name}</translation>
    </message>
    <message>
        <source>Saved search: {name}</source>
        <translation>Phép tìm đã lưu: {name}</translation>
    </message>
</context>
<context>
    <name>CatalogueForm</name>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>⚠ It was not saved. What you typed is still here.</source>
        <translation>⚠ Chưa lưu được. Chữ bạn gõ vẫn còn đây.</translation>
    </message>
    <message>
        <source>Somebody else saved “{value}”. Enter keeps yours, Esc theirs.</source>
        <translation>Có người vừa lưu “{value}”. Enter giữ bản của bạn, Esc lấy bản kia.</translation>
    </message>
    <message>
        <source>Form of the article</source>
        <translation>Phiếu biên mục</translation>
    </message>
    <message>
        <source>Catalogued, next (Alt+Enter)</source>
        <translation>Xong, sang bài sau (Alt+Enter)</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Trả lại</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Arrow keys move, Enter opens.</source>
        <translation>Dùng phím mũi tên để đi, Enter để mở.</translation>
    </message>
    <message>
        <source>Arrow keys move, with Shift they choose a stretch, Enter opens.</source>
        <translation>Dùng phím mũi tên để đi, giữ Shift để chọn một quãng, Enter để mở.</translation>
    </message>
</context>
<context>
    <name>ChartFrame</name>
    <message>
        <source>Saved as {name}</source>
        <translation>Đã lưu: {name}</translation>
    </message>
    <message>
        <source>From the archive “{name}” – Kho Báo</source>
        <translation>Kho “{name}” – Kho Báo</translation>
    </message>
    <message>
        <source>As a picture</source>
        <translation>Xem hình</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Xem bảng</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Lưu hình…</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Hình vẽ SVG (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Ảnh PNG (*.png)</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>Trang PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Lưu hình</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>By day</source>
        <translation>Theo ngày</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Theo tháng</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Theo năm</translation>
    </message>
    <message>
        <source>Articles by day</source>
        <translation>Số bài theo ngày</translation>
    </message>
    <message>
        <source>Articles by month</source>
        <translation>Số bài theo tháng</translation>
    </message>
    <message>
        <source>Articles by year</source>
        <translation>Số bài theo năm</translation>
    </message>
    <message>
        <source>{count}, {first} – {last}; the most in {most} ({number}).</source>
        <translation>{count}, từ {first} đến {last}; nhiều nhất là {most} ({number} bài).</translation>
    </message>
    <message>
        <source>Not placed, their date is not known:</source>
        <translation>Không xếp được vì không rõ ngày:</translation>
    </message>
    <message>
        <source>date not known</source>
        <translation>không rõ ngày</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Số bài</translation>
    </message>
    <message>
        <source>no article</source>
        <translation>không có bài</translation>
    </message>
    <message>
        <source>Outlet unknown</source>
        <translation>Không rõ tên báo</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Tên báo</translation>
    </message>
    <message>
        <source>Who wrote about {year}, stage by stage</source>
        <translation>Báo nào viết về năm {year}, theo giai đoạn</translation>
    </message>
    <message>
        <source>Every stage has an article.</source>
        <translation>Giai đoạn nào cũng có bài.</translation>
    </message>
    <message>
        <source>no article about the nomination</source>
        <translation>không có bài nào về việc đề cử</translation>
    </message>
    <message>
        <source>no article about the announcement</source>
        <translation>không có bài nào về việc công bố</translation>
    </message>
    <message>
        <source>no article about the ceremony</source>
        <translation>không có bài nào về lễ trao</translation>
    </message>
    <message>
        <source>no article after the ceremony</source>
        <translation>không có bài nào sau lễ trao</translation>
    </message>
    <message>
        <source>Gaps in the archive: {gaps}.</source>
        <translation>Còn thiếu trong kho: {gaps}.</translation>
    </message>
    <message>
        <source>Who wrote, day by day</source>
        <translation>Báo nào viết, theo từng ngày</translation>
    </message>
    <message>
        <source>Who wrote, month by month</source>
        <translation>Báo nào viết, theo từng tháng</translation>
    </message>
    <message>
        <source>Who wrote, year by year</source>
        <translation>Báo nào viết, theo từng năm</translation>
    </message>
    <message>
        <source>No article in this archive: {gaps}.</source>
        <translation>Những quãng kho không có bài: {gaps}.</translation>
    </message>
    <message>
        <source>○ the article does not say when: the day it appeared.</source>
        <translation>○ bài không nói rõ lúc nào: lấy ngày đăng.</translation>
    </message>
    <message>
        <source>≠ different numbers for the same days.</source>
        <translation>≠ cùng một thời gian mà số khác nhau.</translation>
    </message>
    <message>
        <source>time not told</source>
        <translation>không ghi thời gian</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Time counted</source>
        <translation>Thời gian tính</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>{figures} in {articles}</source>
        <translation>{figures} trong {articles}</translation>
    </message>
    <message>
        <source>= the same number</source>
        <translation>= cùng một con số</translation>
    </message>
    <message>
        <source>≈ the same but for rounding</source>
        <translation>≈ chỉ khác do làm tròn</translation>
    </message>
    <message>
        <source>? different numbers, perhaps not of the same thing</source>
        <translation>? số khác nhau, nhưng chưa chắc cùng nói một việc</translation>
    </message>
    <message>
        <source>≠ different numbers</source>
        <translation>≠ số khác nhau</translation>
    </message>
    <message>
        <source>the time counted</source>
        <translation>thời gian tính</translation>
    </message>
    <message>
        <source>the unit</source>
        <translation>đơn vị</translation>
    </message>
    <message>
        <source>what it is for (a year, a month …)</source>
        <translation>tính theo năm, theo tháng…</translation>
    </message>
    <message>
        <source>how exact it is</source>
        <translation>mức chính xác</translation>
    </message>
    <message>
        <source>Not alike: {names}.</source>
        <translation>Chỗ không giống nhau: {names}.</translation>
    </message>
    <message>
        <source>The award through its years</source>
        <translation>Giải thưởng qua các năm</translation>
    </message>
    <message>
        <source>■ recipient reported · □ dashed: only planned.</source>
        <translation>■ đã có tin trao · □ nét đứt: mới dự kiến.</translation>
    </message>
    <message>
        <source>No news in this archive of {years}: that does not mean that nobody was honoured.</source>
        <translation>Kho chưa có tin về {years}: không phải là những năm ấy không trao.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Lượt nhận</translation>
    </message>
    <message>
        <source>Only planned</source>
        <translation>Mới dự kiến</translation>
    </message>
    <message>
        <source>no news here</source>
        <translation>chưa có tin</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Archive</source>
        <translation>Kho</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>Links between records</source>
        <translation>Liên kết giữa các bản ghi</translation>
    </message>
    <message>
        <source>Journal of changes</source>
        <translation>Nhật ký thay đổi</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>Chỉ mục tìm kiếm</translation>
    </message>
    <message>
        <source>Original files and texts</source>
        <translation>Tệp gốc và văn bản</translation>
    </message>
    <message>
        <source>Texts and files read again</source>
        <translation>Đọc lại văn bản và tệp</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>Nơi sao lưu thứ hai</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Chỗ trống trên đĩa</translation>
    </message>
    <message>
        <source>Database library</source>
        <translation>Bộ máy dữ liệu</translation>
    </message>
    <message>
        <source>Programs at work</source>
        <translation>Chương trình đang làm việc</translation>
    </message>
    <message>
        <source>Damaged files that are kept</source>
        <translation>Tệp hỏng còn giữ</translation>
    </message>
    <message>
        <source>Unfinished files</source>
        <translation>Tệp dở dang</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>tốt</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>nên làm</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>hỏng</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>chưa xem</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Không đọc được.</translation>
    </message>
    <message>
        <source>Restore a backup: you can come back from it.</source>
        <translation>Hãy phục hồi một bản sao lưu; vẫn quay lại được như trước.</translation>
    </message>
    <message>
        <source>See what can be saved: the newest backup, and more from the damaged file.</source>
        <translation>Hãy xem còn cứu được gì: bản sao lưu mới nhất, và thêm nữa từ tệp hỏng.</translation>
    </message>
    <message>
        <source>Bring these articles back from a backup, and files from the second place.</source>
        <translation>Hãy lấy lại các bài ấy từ bản sao lưu, lấy lại tệp từ nơi sao lưu thứ hai.</translation>
    </message>
    <message>
        <source>Rebuild the index. You can go on working meanwhile.</source>
        <translation>Hãy dựng lại chỉ mục; trong lúc đó vẫn làm việc được.</translation>
    </message>
    <message>
        <source>Make a backup now.</source>
        <translation>Hãy sao lưu ngay.</translation>
    </message>
    <message>
        <source>Copy the folder “objects” over from the second place, or from another copy of the archive.</source>
        <translation>Hãy chép thư mục “objects” từ nơi sao lưu thứ hai, hoặc từ một bản sao khác của kho, về lại kho này.</translation>
    </message>
    <message>
        <source>Make room on that disk.</source>
        <translation>Hãy dọn bớt cho đĩa rộng thêm.</translation>
    </message>
    <message>
        <source>Attach that disk, then back up.</source>
        <translation>Hãy cắm đĩa ấy vào rồi sao lưu.</translation>
    </message>
    <message>
        <source>Choose one in the list of backups.</source>
        <translation>Hãy chọn một nơi trong danh sách bản sao lưu.</translation>
    </message>
    <message>
        <source>Opened where it can be written, it is backed up and then upgraded.</source>
        <translation>Mở kho ở nơi ghi được thì kho được sao lưu rồi nâng cấp.</translation>
    </message>
    <message>
        <source>Install a newer version of Kho Báo.</source>
        <translation>Hãy cài bản Kho Báo mới hơn.</translation>
    </message>
    <message>
        <source>Delete that folder once nothing of it is wanted.</source>
        <translation>Khi nào không cần nữa thì xoá thư mục ấy đi.</translation>
    </message>
    <message>
        <source>The database has to be mended first.</source>
        <translation>Phải chữa phần dữ liệu trước đã.</translation>
    </message>
    <message>
        <source>The archive has to be upgraded first.</source>
        <translation>Phải nâng cấp kho trước đã.</translation>
    </message>
    <message>
        <source>It could not be looked at.</source>
        <translation>Không xem được.</translation>
    </message>
    <message>
        <source>“{name}”, format {schema}.</source>
        <translation>“{name}”, định dạng {schema}.</translation>
    </message>
    <message>
        <source>“{name}” was made by a former version (format {schema}).</source>
        <translation>“{name}” do bản Kho Báo cũ tạo ra (định dạng {schema}).</translation>
    </message>
    <message>
        <source>The archive does not say what it is.</source>
        <translation>Kho thiếu thông tin về chính mình.</translation>
    </message>
    <message>
        <source>Whole: {articles} articles, {size}.</source>
        <translation>Nguyên vẹn: {articles} bài, {size}.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>Dữ liệu bị hỏng.</translation>
    </message>
    <message>
        <source>Every record that is named is there.</source>
        <translation>Bản ghi nào được nhắc đến cũng còn đủ.</translation>
    </message>
    <message>
        <source>Records that name others which are not there: {broken}.</source>
        <translation>Có {broken} bản ghi nhắc đến bản ghi không còn nữa.</translation>
    </message>
    <message>
        <source>Every change is noted, so that it can be searched.</source>
        <translation>Thay đổi nào cũng được ghi lại để còn tìm ra.</translation>
    </message>
    <message>
        <source>Some changes are not noted and will not be searched.</source>
        <translation>Có thay đổi không được ghi lại nên sẽ không tìm ra.</translation>
    </message>
    <message>
        <source>Holds every article.</source>
        <translation>Đủ mọi bài.</translation>
    </message>
    <message>
        <source>Sound. Articles that changed and follow soon: {pending}.</source>
        <translation>Tốt; còn {pending} bài vừa thay đổi, sắp cập nhật.</translation>
    </message>
    <message>
        <source>There is none, so nothing can be searched.</source>
        <translation>Chưa có chỉ mục nên chưa tìm được bài nào.</translation>
    </message>
    <message>
        <source>The index cannot be used.</source>
        <translation>Chỉ mục không dùng được.</translation>
    </message>
    <message>
        <source>Articles that differ from the archive: {differing}.</source>
        <translation>Có {differing} bài không khớp với kho.</translation>
    </message>
    <message>
        <source>All are there ({files} files).</source>
        <translation>Còn đủ ({files} tệp).</translation>
    </message>
    <message>
        <source>Of {files} files {missing} are missing, {changed} changed.</source>
        <translation>Trong {files} tệp, {missing} tệp mất và {changed} tệp bị đổi.</translation>
    </message>
    <message>
        <source>Texts that are not as they were stored: {texts_changed}.</source>
        <translation>Có {texts_changed} văn bản không còn như lúc nhập kho.</translation>
    </message>
    <message>
        <source>Not yet: that is done when nobody works.</source>
        <translation>Chưa; chương trình đọc lại khi không ai làm việc.</translation>
    </message>
    <message>
        <source>Under way: {texts} texts and {objects} files so far.</source>
        <translation>Đang đọc: đã xong {texts} văn bản và {objects} tệp.</translation>
    </message>
    <message>
        <source>All are as they were stored; last read on {finished}.</source>
        <translation>Vẫn như lúc nhập kho; đọc lại lần cuối lúc {finished}.</translation>
    </message>
    <message>
        <source>Not as they were stored: {open}.</source>
        <translation>Không còn như lúc nhập kho: {open}.</translation>
    </message>
    <message>
        <source>There is nothing to back up yet.</source>
        <translation>Chưa có gì để sao lưu.</translation>
    </message>
    <message>
        <source>There is no verified backup yet.</source>
        <translation>Chưa có bản sao lưu nào đã kiểm.</translation>
    </message>
    <message>
        <source>The one of {moment} holds all there is.</source>
        <translation>Bản lúc {moment} đã có đủ mọi thứ trong kho.</translation>
    </message>
    <message>
        <source>The last one is of {moment}; something changed since.</source>
        <translation>Bản gần nhất lúc {moment}; từ đó đến nay kho có thay đổi.</translation>
    </message>
    <message>
        <source>The last one is {age_days} days old ({moment}); something changed since.</source>
        <translation>Bản gần nhất đã {age_days} ngày ({moment}); từ đó đến nay kho có thay đổi.</translation>
    </message>
    <message>
        <source>The last one, of {moment}, is damaged.</source>
        <translation>Bản gần nhất, lúc {moment}, bị hỏng.</translation>
    </message>
    <message>
        <source>None is chosen: all backups lie with the archive.</source>
        <translation>Chưa chọn; mọi bản sao lưu đều nằm cùng kho.</translation>
    </message>
    <message>
        <source>“{path}” was chosen at another computer: nothing is copied there from here.</source>
        <translation>“{path}” được chọn trên máy khác nên máy này không chép gì sang đó.</translation>
    </message>
    <message>
        <source>“{path}” has the one of {moment}; {free} are free.</source>
        <translation>“{path}” đã có bản lúc {moment}, còn trống {free}.</translation>
    </message>
    <message>
        <source>“{path}” has the one of {moment}, but on the disk of the archive: if it fails, both are lost.</source>
        <translation>“{path}” có bản lúc {moment}, nhưng nằm cùng ổ đĩa với kho: hỏng ổ là mất cả hai.</translation>
    </message>
    <message>
        <source>“{path}” is not there now.</source>
        <translation>Lúc này không thấy “{path}”.</translation>
    </message>
    <message>
        <source>“{path}” has no backup yet.</source>
        <translation>“{path}” chưa có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>“{path}” has only the one of {moment}.</source>
        <translation>“{path}” mới có bản lúc {moment}.</translation>
    </message>
    <message>
        <source>“{path}” has {free} left; the next one takes {needed}.</source>
        <translation>“{path}” chỉ còn {free}, bản tới cần {needed}.</translation>
    </message>
    <message>
        <source>{free} of {total} are free.</source>
        <translation>Còn trống {free} trên {total}.</translation>
    </message>
    <message>
        <source>{free} are free; a backup and a new index need {needed}.</source>
        <translation>Còn trống {free}, mà sao lưu và dựng lại chỉ mục cần {needed}.</translation>
    </message>
    <message>
        <source>SQLite {version}, journal {journal_mode}, without the fault of older ones.</source>
        <translation>SQLite {version}, nhật ký {journal_mode}, không mắc lỗi của các bản cũ.</translation>
    </message>
    <message>
        <source>An older SQLite ({version}), used in a slower way that is safe.</source>
        <translation>SQLite bản cũ ({version}), chạy theo lối chậm hơn mà an toàn.</translation>
    </message>
    <message>
        <source>SQLite {version} can damage an archive that two programs write to.</source>
        <translation>SQLite {version} có thể làm hỏng kho khi hai chương trình cùng ghi.</translation>
    </message>
    <message>
        <source>No program is at work.</source>
        <translation>Không có chương trình nào.</translation>
    </message>
    <message>
        <source>Open for writing: {who}.</source>
        <translation>Đang mở để ghi: {who}.</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Không có.</translation>
    </message>
    <message>
        <source>Kept in the folder “damaged”: {kept} ({size}).</source>
        <translation>Còn giữ trong thư mục “damaged”: {kept} ({size}).</translation>
    </message>
    <message>
        <source>{left} ({size}). They are cleared away by themselves.</source>
        <translation>{left} tệp ({size}); chương trình sẽ tự dọn.</translation>
    </message>
</context>
<context>
    <name>CheckDesk</name>
    <message>
        <source>Backing up…</source>
        <translation>Đang sao lưu…</translation>
    </message>
    <message>
        <source>The index is being rebuilt…</source>
        <translation>Đang dựng lại chỉ mục…</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check the archive</source>
        <translation>Kiểm tra kho</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Tiến độ kiểm tra</translation>
    </message>
    <message>
        <source>Check &amp;thoroughly</source>
        <translation>Kiểm tra &amp;kỹ</translation>
    </message>
    <message>
        <source>Reads every page and every file; may take minutes</source>
        <translation>Đọc lại từng trang dữ liệu và từng tệp, có thể mất vài phút</translation>
    </message>
    <message>
        <source>Cop&amp;y as text</source>
        <translation>&amp;Chép thành chữ</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>&amp;Dừng</translation>
    </message>
    <message>
        <source>Pr&amp;int or save as PDF…</source>
        <translation>&amp;In hoặc lưu PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Looking the archive over…</source>
        <translation>Đang xem lại kho…</translation>
    </message>
    <message>
        <source>Parts of the archive</source>
        <translation>Các phần của kho</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Phần</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Sao lưu ngay</translation>
    </message>
    <message>
        <source>&amp;Rebuild the index</source>
        <translation>Dựng &amp;lại chỉ mục</translation>
    </message>
    <message>
        <source>&amp;See what can be saved…</source>
        <translation>&amp;Xem còn cứu được gì…</translation>
    </message>
    <message>
        <source>&amp;Open the backups…</source>
        <translation>&amp;Mở danh sách sao lưu…</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Mở thư mục</translation>
    </message>
    <message>
        <source>Looking the archive over: {part}…</source>
        <translation>Đang xem lại kho: {part}…</translation>
    </message>
    <message>
        <source>The check was stopped</source>
        <translation>Đã dừng kiểm tra</translation>
    </message>
    <message>
        <source>The report is copied: paste it into a mail</source>
        <translation>Đã chép báo cáo, có thể dán vào thư</translation>
    </message>
    <message>
        <source>The archive could not be checked</source>
        <translation>Chưa kiểm tra được kho</translation>
    </message>
</context>
<context>
    <name>CheckReport</name>
    <message>
        <source>Report on the archive</source>
        <translation>Báo cáo kiểm tra kho</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Something in the archive is damaged</source>
        <translation>Kho có chỗ hỏng</translation>
    </message>
    <message>
        <source>The archive is sound, and there is something to do</source>
        <translation>Kho không hỏng gì, nhưng có việc nên làm</translation>
    </message>
    <message>
        <source>The archive is sound</source>
        <translation>Kho không có lỗi gì</translation>
    </message>
    <message>
        <source>Thorough check of {moment}</source>
        <translation>Kiểm tra kỹ lúc {moment}</translation>
    </message>
    <message>
        <source>Quick check of {moment}</source>
        <translation>Kiểm tra nhanh lúc {moment}</translation>
    </message>
    <message>
        <source>Program and computer</source>
        <translation>Chương trình và máy</translation>
    </message>
    <message>
        <source>Number of the archive: {uuid}</source>
        <translation>Mã kho: {uuid}</translation>
    </message>
    <message>
        <source>… and {count} more lines</source>
        <translation>… và {count} dòng nữa</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Hỏng</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Nên làm</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Chưa xem được</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Tốt</translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message>
        <source>Why (may stay empty)</source>
        <translation>Lý do (có thể để trống)</translation>
    </message>
    <message>
        <source>Why you judge the check so</source>
        <translation>Lý do của ý kiến về phép kiểm tra</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Đúng</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Sai</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Bỏ ý kiến</translation>
    </message>
    <message>
        <source>{choice}: {check}</source>
        <translation>{choice}: {check}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Không rõ ai</translation>
    </message>
    <message>
        <source>right</source>
        <translation>đúng</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>sai</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>agrees</source>
        <translation>khớp</translation>
    </message>
    <message>
        <source>agrees, rounded</source>
        <translation>khớp, số làm tròn</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>không khớp</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>chưa rõ</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Tỷ lệ</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Tổng</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liệt kê</translation>
    </message>
    <message>
        <source>Award roster</source>
        <translation>Danh sách nhận giải</translation>
    </message>
    <message>
        <source>Other articles</source>
        <translation>Bài khác</translation>
    </message>
    <message>
        <source>Possible values</source>
        <translation>Khoảng giá trị</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Mức theo thời gian</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Thứ trong tuần</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Chính tả</translation>
    </message>
    <message>
        <source>The article says {stated} and lists {computed}</source>
        <translation>Bài nói {stated} và liệt kê {computed}</translation>
    </message>
    <message>
        <source>The article says {stated}; the roster of the archive has {computed}</source>
        <translation>Bài nói {stated}; danh sách trong kho có {computed}</translation>
    </message>
    <message>
        <source>This article says {stated}; another one says {computed}</source>
        <translation>Bài này ghi {stated}; bài khác ghi {computed}</translation>
    </message>
    <message>
        <source>The article says {stated}; that day was {computed}</source>
        <translation>Bài ghi {stated}; ngày ấy là {computed}</translation>
    </message>
    <message>
        <source>The article prints {stated}; elsewhere it is {computed}</source>
        <translation>Bài in {stated}; những chỗ khác là {computed}</translation>
    </message>
    <message>
        <source>The article says {stated}; it comes to {computed}</source>
        <translation>Bài ghi {stated}; tính ra {computed}</translation>
    </message>
    <message>
        <source>they agree when the rest is cut off, not when rounded (that gives {value})</source>
        <translation>khớp nếu bỏ phần lẻ, không khớp nếu làm tròn (thành {value})</translation>
    </message>
    <message>
        <source>they agree when the rest is cut off, not when rounded</source>
        <translation>khớp nếu bỏ phần lẻ, không khớp nếu làm tròn</translation>
    </message>
    <message>
        <source>they agree when rounded</source>
        <translation>khớp nếu làm tròn</translation>
    </message>
    <message>
        <source>they agree</source>
        <translation>khớp</translation>
    </message>
    <message>
        <source>they agree as printed</source>
        <translation>khớp với độ chính xác đã in</translation>
    </message>
    <message>
        <source>they differ</source>
        <translation>không khớp</translation>
    </message>
    <message>
        <source>it cannot be told</source>
        <translation>chưa kết luận được</translation>
    </message>
    <message>
        <source>What it is a share of is not said; it was taken from the sentence.</source>
        <translation>Bài không nói rõ đây là tỷ lệ của số nào; số ấy lấy từ câu văn.</translation>
    </message>
    <message>
        <source>The periods are not the same.</source>
        <translation>Các số thuộc những khoảng thời gian khác nhau.</translation>
    </message>
    <message>
        <source>They do not count the same things.</source>
        <translation>Các số không đếm cùng một thứ.</translation>
    </message>
    <message>
        <source>The roster of the archive is not complete.</source>
        <translation>Danh sách trong kho chưa đủ.</translation>
    </message>
    <message>
        <source>{year} is not counted.</source>
        <translation>Không tính năm {year}.</translation>
    </message>
</context>
<context>
    <name>ChoicesRow</name>
    <message>
        <source>Found by itself</source>
        <translation>Tự nhận ra</translation>
    </message>
    <message>
        <source>as each article says</source>
        <translation>theo từng bài</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Bảng mã</translation>
    </message>
    <message>
        <source>&amp;Outlet</source>
        <translation>&amp;Tên báo</translation>
    </message>
    <message>
        <source>&amp;Columns of tables</source>
        <translation>&amp;Cột của bảng</translation>
    </message>
    <message>
        <source>By their names</source>
        <translation>Theo tên cột</translation>
    </message>
    <message>
        <source>Name them…</source>
        <translation>Ghép cột…</translation>
    </message>
</context>
<context>
    <name>ChoosingPage</name>
    <message>
        <source>Add files…</source>
        <translation>Thêm tệp…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Thêm thư mục…</translation>
    </message>
    <message>
        <source>Paste text…</source>
        <translation>Dán văn bản…</translation>
    </message>
    <message>
        <source>Ingest at once</source>
        <translation>Nhập luôn</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Look over what will be ingested; nothing is stored yet</source>
        <translation>Xem lại những gì sẽ nhập; chưa lưu gì vào kho</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Thêm tệp</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Thêm thư mục</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of a table</source>
        <translation>Cột của bảng</translation>
    </message>
    <message>
        <source>What stands in each column of “{file}”?</source>
        <translation>Mỗi cột của “{file}” ghi gì?</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>Tự nhận ra</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>Đang đọc bảng…</translation>
    </message>
    <message>
        <source>Keep and use</source>
        <translation>Giữ lại và dùng</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Ví dụ</translation>
    </message>
    <message>
        <source>Is the</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Các cột của bảng</translation>
    </message>
    <message>
        <source>&amp;Dates are written</source>
        <translation>&amp;Ngày viết kiểu</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Tên mẫu</translation>
    </message>
    <message>
        <source>(not taken)</source>
        <translation>(bỏ qua)</translation>
    </message>
    <message>
        <source>headline</source>
        <translation>tít</translation>
    </message>
    <message>
        <source>standfirst</source>
        <translation>sapo</translation>
    </message>
    <message>
        <source>body</source>
        <translation>thân bài</translation>
    </message>
    <message>
        <source>byline</source>
        <translation>tác giả</translation>
    </message>
    <message>
        <source>outlet</source>
        <translation>tên báo</translation>
    </message>
    <message>
        <source>day of publication</source>
        <translation>ngày đăng</translation>
    </message>
    <message>
        <source>section</source>
        <translation>chuyên mục</translation>
    </message>
    <message>
        <source>web address</source>
        <translation>địa chỉ trang</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>chú thích ảnh</translation>
    </message>
    <message>
        <source>kicker</source>
        <translation>tít phụ trên</translation>
    </message>
    <message>
        <source>number at the source</source>
        <translation>mã số ở nguồn</translation>
    </message>
    <message>
        <source>language</source>
        <translation>ngôn ngữ</translation>
    </message>
    <message>
        <source>Two columns are the same field.</source>
        <translation>Có hai cột cùng ghi một thứ.</translation>
    </message>
    <message>
        <source>Choose the column of the headline.</source>
        <translation>Hãy chọn cột ghi tít.</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Bài trước</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Bài sau</translation>
    </message>
</context>
<context>
    <name>CompareSession</name>
    <message>
        <source>No article is pinned any more.</source>
        <translation>Đã bỏ ghim.</translation>
    </message>
    <message>
        <source>Pinned. Open another article and press F6 to compare them.</source>
        <translation>Đã ghim. Mở bài khác rồi bấm F6 để so hai bài.</translation>
    </message>
    <message>
        <source>This one is pinned. Open another article and press F6.</source>
        <translation>Bài này đang ghim. Mở bài khác rồi bấm F6.</translation>
    </message>
</context>
<context>
    <name>ComparedView</name>
    <message>
        <source>The two texts</source>
        <translation>Hai bài đặt cạnh nhau</translation>
    </message>
</context>
<context>
    <name>CountWords</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s)</source>
        <translation>
            <numerusform>%Ln số liệu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln tháng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s)</source>
        <translation>
            <numerusform>%Ln năm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>và %Ln mục nữa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more gap(s)</source>
        <translation>
            <numerusform>và %Ln quãng nữa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) only in the table: without a time, or in another unit.</source>
        <translation>
            <numerusform>%Ln số liệu chỉ có trong bảng: không rõ thời gian hoặc khác đơn vị.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Who reported first is not known: no article has a date.</source>
        <translation>Chưa biết báo nào đưa tin đầu tiên: không bài nào rõ ngày.</translation>
    </message>
    <message>
        <source>Reported first</source>
        <translation>Đưa tin đầu tiên</translation>
    </message>
    <message>
        <source>One of these was first: their dates leave it open</source>
        <translation>Một trong các bài này đưa tin đầu tiên; ngày chưa đủ rõ để biết bài nào</translation>
    </message>
</context>
<context>
    <name>CoverageMatrix</name>
    <message>
        <source>How the coverage is parted</source>
        <translation>Chia bảng theo</translation>
    </message>
    <message>
        <source>By stage</source>
        <translation>Theo giai đoạn</translation>
    </message>
    <message>
        <source>The archive has no article about {year}.</source>
        <translation>Kho không có bài nào về năm {year}.</translation>
    </message>
    <message>
        <source>There is no article yet.</source>
        <translation>Chưa có bài nào.</translation>
    </message>
</context>
<context>
    <name>DateHistogram</name>
    <message numerus="yes">
        <source>%1: %Ln article(s)</source>
        <translation>
            <numerusform>%1: %Ln bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %Ln article(s)</source>
        <translation>
            <numerusform>%1 đến %2: %Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles by date</source>
        <translation>Số bài theo thời gian</translation>
    </message>
    <message>
        <source>No dates</source>
        <translation>Không có ngày tháng</translation>
    </message>
    <message>
        <source>%1 to %2, most: %3. At %4.</source>
        <translation>Từ %1 đến %2, nhiều nhất: %3. Đang ở %4.</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Reprint (&amp;R)</source>
        <translation>Đăng lại (&amp;R)</translation>
    </message>
    <message>
        <source>Duplicate (&amp;D)</source>
        <translation>Trùng (&amp;D)</translation>
    </message>
    <message>
        <source>Neither (&amp;N)</source>
        <translation>Không trùng (&amp;N)</translation>
    </message>
    <message>
        <source>Kept as a reprint.</source>
        <translation>Đã ghi là bài đăng lại.</translation>
    </message>
    <message>
        <source>Kept as a duplicate: the later one is in the bin.</source>
        <translation>Đã ghi là bài trùng: bài sau đã vào thùng rác.</translation>
    </message>
    <message>
        <source>They are not offered again.</source>
        <translation>Đã ghi là không trùng; hai bài này sẽ không hỏi lại.</translation>
    </message>
    <message>
        <source>Struck out: only in the earlier text · Underlined: only in the later one · Dotted: worded otherwise</source>
        <translation>Gạch ngang: chỉ có ở bài trước · Gạch dưới: chỉ có ở bài sau · Chấm dưới: viết khác đi</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Forward again (Alt+→)</source>
        <translation>Tới bài vừa rời (Alt+→)</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Back to the list (Alt+←)</source>
        <translation>Về danh sách (Alt+←)</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Back to the article before (Alt+←)</source>
        <translation>Về bài trước đó (Alt+←)</translation>
    </message>
    <message>
        <source>Back to the article before</source>
        <translation>Về bài trước đó</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Choose an article to read it here.</source>
        <translation>Chọn một bài để đọc ở đây.</translation>
    </message>
    <message>
        <source>Copied with its citation.</source>
        <translation>Đã chép kèm trích dẫn.</translation>
    </message>
    <message>
        <source>Choose some words first, or rest on a sentence.</source>
        <translation>Hãy bôi đen vài chữ, hoặc rê chuột lên một câu.</translation>
    </message>
</context>
<context>
    <name>DifferenceBar</name>
    <message>
        <source>Previous difference (Shift+F3)</source>
        <translation>Chỗ khác trước (Shift+F3)</translation>
    </message>
    <message>
        <source>Next difference (F3)</source>
        <translation>Chỗ khác sau (F3)</translation>
    </message>
    <message>
        <source>No word differs</source>
        <translation>Không khác chữ nào</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln chỗ khác</numerusform>
        </translation>
    </message>
    <message>
        <source>Difference {place} of {count}</source>
        <translation>Chỗ khác {place}/{count}</translation>
    </message>
</context>
<context>
    <name>DossierChoice</name>
    <message>
        <source>Add to a dossier</source>
        <translation>Thêm vào hồ sơ</translation>
    </message>
    <message>
        <source>Title of the dossier</source>
        <translation>Tên hồ sơ</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Why it stands there (may stay empty)</source>
        <translation>Vì sao bài nằm ở đó (có thể để trống)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>&amp;Dossier</source>
        <translation>&amp;Hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Lý do</translation>
    </message>
    <message>
        <source>It is added to “{title}”.</source>
        <translation>Bài được thêm vào “{title}”.</translation>
    </message>
    <message>
        <source>A new dossier “{title}” is made.</source>
        <translation>Lập hồ sơ mới “{title}”.</translation>
    </message>
    <message>
        <source>Choose a dossier, or type the title of a new one.</source>
        <translation>Chọn một hồ sơ, hoặc gõ tên hồ sơ mới.</translation>
    </message>
</context>
<context>
    <name>DossierDays</name>
    <message>
        <source>How long a bar is</source>
        <translation>Mỗi cột là</translation>
    </message>
</context>
<context>
    <name>DossierDialog</name>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ chuyên đề</translation>
    </message>
    <message>
        <source>Dossiers of the archive</source>
        <translation>Các hồ sơ trong kho</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>There is no dossier in this archive yet.</source>
        <translation>Kho chưa có hồ sơ nào.</translation>
    </message>
    <message>
        <source>Put an article into one in its Relations tab.</source>
        <translation>Mở một bài, vào thẻ Quan hệ rồi chọn “Thêm vào hồ sơ”.</translation>
    </message>
    <message>
        <source>Dossiers in it</source>
        <translation>Hồ sơ con</translation>
    </message>
    <message>
        <source>No article stands in it yet.</source>
        <translation>Hồ sơ này chưa có bài nào.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more in the dossiers in it</source>
        <translation>
            <numerusform>thêm %Ln bài trong hồ sơ con</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles in their order</source>
        <translation>Các bài theo thứ tự</translation>
    </message>
    <message>
        <source>Articles of {days}</source>
        <translation>Các bài: {days}</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Tên báo</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Why it stands there</source>
        <translation>Vì sao có ở đây</translation>
    </message>
    <message>
        <source>What its articles give as figures</source>
        <translation>Số liệu trong các bài</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Through time…</source>
        <translation>Xem qua thời gian…</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Articles that are alike</source>
        <translation>Bài trùng nhau</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Hoàn tác (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Later (S)</source>
        <translation>Để sau (S)</translation>
    </message>
    <message>
        <source>Alike: {count} pairs wait for a decision</source>
        <translation>Còn {count} cặp bài giống nhau chờ bạn xem</translation>
    </message>
    <message>
        <source>{percent}% of the words in common</source>
        <translation>Giống nhau {percent}%</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Bài trước</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Bài sau</translation>
    </message>
    <message>
        <source>the same text word for word</source>
        <translation>giống nhau từng chữ</translation>
    </message>
    <message>
        <source>it looks like a reprint: the numbers are the same</source>
        <translation>có vẻ là bài đăng lại, các con số như nhau</translation>
    </message>
    <message>
        <source>it looks like another version of the text</source>
        <translation>có vẻ là bản khác của cùng một bài</translation>
    </message>
    <message>
        <source>the same form with other numbers</source>
        <translation>cùng một khuôn bài, khác con số</translation>
    </message>
    <message>
        <source>a later report of the same place</source>
        <translation>bài viết tiếp về cùng một nơi</translation>
    </message>
    <message>
        <source>another report of the same days</source>
        <translation>bài khác về cùng sự việc</translation>
    </message>
    <message>
        <source>they belong together</source>
        <translation>hai bài có liên quan</translation>
    </message>
    <message>
        <source>No pair is left to decide</source>
        <translation>Không còn cặp bài nào chờ xem</translation>
    </message>
    <message>
        <source>The last decision is taken back.</source>
        <translation>Đã rút lại quyết định vừa rồi.</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Del takes it out.</source>
        <translation>Del để bỏ.</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>The note is saved.</source>
        <translation>Đã lưu ghi chú.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) changed.</source>
        <translation>
            <numerusform>Đã sửa %Ln bài.</numerusform>
        </translation>
    </message>
    <message>
        <source>⚠ Somebody saved one of these just now, so nothing was changed. They are read again: look them over, then change.</source>
        <translation>⚠ Có người vừa lưu một bài trong số này nên chưa sửa gì. Danh sách đã đọc lại: hãy xem rồi sửa.</translation>
    </message>
    <message>
        <source>⚠ It was not saved.</source>
        <translation>⚠ Chưa lưu được.</translation>
    </message>
</context>
<context>
    <name>FacetsModel</name>
    <message numerus="yes">
        <source>%1, %Ln article(s)</source>
        <translation>
            <numerusform>%1, %Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>đã loại</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>đang chọn</translation>
    </message>
    <message>
        <source>also asked for</source>
        <translation>phải có thêm</translation>
    </message>
    <message>
        <source>%1: click once more to take it back</source>
        <translation>%1: bấm lần nữa để thôi lọc</translation>
    </message>
    <message>
        <source>Click: only these · Ctrl: these as well · Shift: or these · Alt: not these</source>
        <translation>Bấm: chỉ lấy · Ctrl: phải có thêm · Shift: hoặc · Alt: loại ra</translation>
    </message>
</context>
<context>
    <name>FacetsPanel</name>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>Còn %Ln mục nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>Tên báo</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Chuyên mục</translation>
    </message>
    <message>
        <source>Cataloguing</source>
        <translation>Biên mục</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Giải thưởng</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Nhân vật</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>Cơ quan, tổ chức</translation>
    </message>
    <message>
        <source>Events and others</source>
        <translation>Sự kiện, tên khác</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Chủ đề</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Không rõ ngày</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Chưa ghi</translation>
    </message>
    <message>
        <source>&amp;Only these</source>
        <translation>&amp;Chỉ lấy mục này</translation>
    </message>
    <message>
        <source>These &amp;as well</source>
        <translation>&amp;Phải có thêm mục này</translation>
    </message>
    <message>
        <source>O&amp;r these</source>
        <translation>&amp;Hoặc mục này</translation>
    </message>
    <message>
        <source>&amp;Not these</source>
        <translation>&amp;Loại mục này ra</translation>
    </message>
    <message>
        <source>No outlet</source>
        <translation>Không rõ báo</translation>
    </message>
    <message>
        <source>No section</source>
        <translation>Không rõ chuyên mục</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>24/10/2018</source>
        <translation>24/10/2018</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Tên báo</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Số báo</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Tít</translation>
    </message>
    <message>
        <source>Standfirst</source>
        <translation>Sapo</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Chuyên mục</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>Tác giả</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Thể loại</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Bản quyền</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa rõ</translation>
    </message>
    <message>
        <source>in copyright</source>
        <translation>còn bản quyền</translation>
    </message>
    <message>
        <source>licensed</source>
        <translation>được phép dùng</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>thuộc công chúng</translation>
    </message>
    <message>
        <source>our own</source>
        <translation>của mình</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>chưa lưu</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>đang lưu…</translation>
    </message>
    <message>
        <source>✓ saved</source>
        <translation>✓ đã lưu</translation>
    </message>
    <message>
        <source>⚠ not saved</source>
        <translation>⚠ chưa lưu được</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>đã ghim</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>more than</source>
        <translation>hơn</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>dưới</translation>
    </message>
    <message>
        <source>about</source>
        <translation>khoảng</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>ít nhất</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>nhiều nhất</translation>
    </message>
    <message>
        <source>up to {day}</source>
        <translation>tính đến {day}</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>gõ tay</translation>
    </message>
    <message>
        <source>accepted suggestion</source>
        <translation>gợi ý đã nhận</translation>
    </message>
    <message>
        <source>came with its source</source>
        <translation>có sẵn từ nguồn</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>đã xác nhận</translation>
    </message>
    <message>
        <source>consistent</source>
        <translation>nhất quán</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>có tranh cãi</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>sai</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>đã có số mới</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>mỗi năm</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>mỗi tháng</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>mỗi ngày</translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Exactness</source>
        <translation>Mức</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Câu văn</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Other checks of the article</source>
        <translation>Kiểm tra khác của bài</translation>
    </message>
</context>
<context>
    <name>FiguresTab</name>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>The sentence and the checks of the figure</source>
        <translation>Câu văn và các phép kiểm tra của số liệu</translation>
    </message>
    <message>
        <source>Suggested figures stand in the Catalogue tab.</source>
        <translation>Số liệu gợi ý nằm ở thẻ Biên mục.</translation>
    </message>
    <message>
        <source>No figures of this article are recorded.</source>
        <translation>Chưa ghi số liệu nào của bài này.</translation>
    </message>
    <message>
        <source>Through time…</source>
        <translation>Xem qua thời gian…</translation>
    </message>
    <message>
        <source>according to {name}</source>
        <translation>theo {name}</translation>
    </message>
    <message>
        <source>It has no place in the text.</source>
        <translation>Số liệu này không gắn với chỗ nào trong bài.</translation>
    </message>
    <message>
        <source>The text that it stands in is not in the archive yet.</source>
        <translation>Bài chứa câu này chưa có trong kho.</translation>
    </message>
    <message>
        <source>The words are no longer in the text: “{words}”</source>
        <translation>Câu này không còn trong bài: “{words}”</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Kho Báo</source>
        <translation>Kho Báo</translation>
    </message>
    <message>
        <source>Your archive of press articles, on this PC alone.</source>
        <translation>Kho bài báo của bạn, nằm ngay trên máy này.</translation>
    </message>
    <message>
        <source>Try the starter archive</source>
        <translation>Thử với kho làm quen</translation>
    </message>
    <message>
        <source>A few articles to search and read right away.</source>
        <translation>Có sẵn một số bài để tìm và đọc ngay.</translation>
    </message>
    <message>
        <source>Create an archive</source>
        <translation>Lập kho mới</translation>
    </message>
    <message>
        <source>Begin an empty one and add your own articles.</source>
        <translation>Bắt đầu từ kho trống rồi nhập bài của bạn.</translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation>Mở kho có sẵn</translation>
    </message>
    <message>
        <source>One that lies on this PC, a disk or a shared folder.</source>
        <translation>Kho trên máy này, trên ổ đĩa hay thư mục dùng chung.</translation>
    </message>
</context>
<context>
    <name>Fixity</name>
    <message>
        <source>The text of an article is no longer what was stored.</source>
        <translation>Nội dung của một bài không còn đúng như lúc lưu vào kho.</translation>
    </message>
    <message>
        <source>No backup holds it as it was. Compare it with its original file.</source>
        <translation>Không bản sao lưu nào còn giữ nội dung đúng. Hãy đối chiếu bài với tệp gốc.</translation>
    </message>
    <message>
        <source>Backup {backup} holds it as it was: look at that backup and bring the article back.</source>
        <translation>Bản sao lưu số {backup} còn giữ nội dung đúng: hãy mở xem bản ấy rồi lấy lại bài này.</translation>
    </message>
    <message>
        <source>The original file of an article is missing.</source>
        <translation>Tệp gốc của một bài không còn trong kho.</translation>
    </message>
    <message>
        <source>The original file of an article is no longer what was stored.</source>
        <translation>Tệp gốc của một bài không còn đúng như lúc lưu vào kho.</translation>
    </message>
    <message>
        <source>A sound copy is “{source}”. Copy it to “{target}”.</source>
        <translation>Còn một bản tốt ở “{source}”. Hãy chép bản ấy về “{target}”.</translation>
    </message>
    <message>
        <source>There is no second copy. If you have the file, put it at “{target}”.</source>
        <translation>Không có bản thứ hai. Nếu bạn còn tệp ấy, hãy đặt vào “{target}”.</translation>
    </message>
    <message>
        <source>A part of the database cannot be read any more.</source>
        <translation>Có chỗ trong cơ sở dữ liệu không đọc được nữa.</translation>
    </message>
    <message>
        <source>Check the archive thoroughly, then restore the newest backup.</source>
        <translation>Hãy kiểm tra kỹ kho, rồi phục hồi bản sao lưu mới nhất.</translation>
    </message>
</context>
<context>
    <name>FixityDesk</name>
    <message numerus="yes">
        <source>%Ln text(s) or original file(s) are not what was stored. About the first:</source>
        <translation>
            <numerusform>Có %Ln bài hoặc tệp gốc không còn đúng như lúc lưu vào kho. Về bài đầu tiên:</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the article</source>
        <translation>Mở bài</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Web pages</source>
        <translation>Trang web</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Văn bản, Word, PDF</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>Tables and lists</source>
        <translation>Bảng tính, danh sách</translation>
    </message>
    <message>
        <source>Library records</source>
        <translation>Biểu ghi thư viện</translation>
    </message>
    <message>
        <source>Packed files and web archives</source>
        <translation>Gói nén, kho lưu trang web</translation>
    </message>
    <message>
        <source>Everything that can be ingested</source>
        <translation>Mọi loại nhập được</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>{name}: {value} (removed)</source>
        <translation>{name}: {value} (đã bỏ)</translation>
    </message>
    <message>
        <source>Changed the article</source>
        <translation>Sửa thông tin bài</translation>
    </message>
    <message>
        <source>Brought back from a backup</source>
        <translation>Lấy lại từ bản sao lưu</translation>
    </message>
    <message>
        <source>Corrected the text</source>
        <translation>Sửa văn bản</translation>
    </message>
    <message>
        <source>Put the article into the bin</source>
        <translation>Bỏ bài vào thùng rác</translation>
    </message>
    <message>
        <source>Took the article out of the bin</source>
        <translation>Lấy bài ra khỏi thùng rác</translation>
    </message>
    <message>
        <source>Added a name</source>
        <translation>Thêm đề mục</translation>
    </message>
    <message>
        <source>Removed a name</source>
        <translation>Bỏ đề mục</translation>
    </message>
    <message>
        <source>Added a subject</source>
        <translation>Thêm chủ đề</translation>
    </message>
    <message>
        <source>Removed a subject</source>
        <translation>Bỏ chủ đề</translation>
    </message>
    <message>
        <source>Added a note</source>
        <translation>Thêm ghi chú</translation>
    </message>
    <message>
        <source>Changed a note</source>
        <translation>Sửa ghi chú</translation>
    </message>
    <message>
        <source>Removed a note</source>
        <translation>Bỏ ghi chú</translation>
    </message>
    <message>
        <source>Added a holding</source>
        <translation>Thêm bản giấy</translation>
    </message>
    <message>
        <source>Removed a holding</source>
        <translation>Bỏ bản giấy</translation>
    </message>
    <message>
        <source>Added a figure</source>
        <translation>Thêm số liệu</translation>
    </message>
    <message>
        <source>Changed a figure</source>
        <translation>Sửa số liệu</translation>
    </message>
    <message>
        <source>Removed a figure</source>
        <translation>Bỏ số liệu</translation>
    </message>
    <message>
        <source>Judged a figure</source>
        <translation>Đánh giá số liệu</translation>
    </message>
    <message>
        <source>Judged a check</source>
        <translation>Cho ý kiến về phép kiểm tra</translation>
    </message>
    <message>
        <source>Kept an authority</source>
        <translation>Ghi đề mục kiểm soát</translation>
    </message>
    <message>
        <source>Added a name form</source>
        <translation>Thêm tên khác</translation>
    </message>
    <message>
        <source>Changed a name form</source>
        <translation>Sửa tên khác</translation>
    </message>
    <message>
        <source>Removed a name form</source>
        <translation>Bỏ tên khác</translation>
    </message>
    <message>
        <source>Added an outside number</source>
        <translation>Thêm mã bên ngoài</translation>
    </message>
    <message>
        <source>Linked authorities</source>
        <translation>Nối hai đề mục</translation>
    </message>
    <message>
        <source>Unlinked authorities</source>
        <translation>Bỏ nối hai đề mục</translation>
    </message>
    <message>
        <source>Merged authorities</source>
        <translation>Gộp đề mục</translation>
    </message>
    <message>
        <source>Kept an award</source>
        <translation>Ghi giải thưởng</translation>
    </message>
    <message>
        <source>Kept an edition of an award</source>
        <translation>Ghi kỳ trao giải</translation>
    </message>
    <message>
        <source>Kept an award category</source>
        <translation>Ghi hạng mục giải</translation>
    </message>
    <message>
        <source>Added a report of an award</source>
        <translation>Thêm tin về giải</translation>
    </message>
    <message>
        <source>Removed a report of an award</source>
        <translation>Bỏ tin về giải</translation>
    </message>
    <message>
        <source>Linked articles</source>
        <translation>Nối hai bài</translation>
    </message>
    <message>
        <source>Said that there is no link</source>
        <translation>Xác nhận không liên quan</translation>
    </message>
    <message>
        <source>Decided about a link</source>
        <translation>Quyết định về liên kết</translation>
    </message>
    <message>
        <source>Kept a dossier</source>
        <translation>Ghi hồ sơ</translation>
    </message>
    <message>
        <source>Removed a dossier</source>
        <translation>Bỏ hồ sơ</translation>
    </message>
    <message>
        <source>Put it into a dossier</source>
        <translation>Thêm vào hồ sơ</translation>
    </message>
    <message>
        <source>Took it out of a dossier</source>
        <translation>Lấy ra khỏi hồ sơ</translation>
    </message>
    <message>
        <source>Kept a person</source>
        <translation>Ghi người dùng</translation>
    </message>
    <message>
        <source>Kept a term</source>
        <translation>Ghi thuật ngữ</translation>
    </message>
    <message>
        <source>Kept a query</source>
        <translation>Lưu câu tìm</translation>
    </message>
    <message>
        <source>Removed a query</source>
        <translation>Bỏ câu tìm đã lưu</translation>
    </message>
    <message>
        <source>Kept an answer sheet</source>
        <translation>Ghi phiếu trả lời</translation>
    </message>
    <message>
        <source>Removed an answer sheet</source>
        <translation>Bỏ phiếu trả lời</translation>
    </message>
    <message>
        <source>Quoted on the answer sheet</source>
        <translation>Đưa vào phiếu trả lời</translation>
    </message>
    <message>
        <source>Moved a quotation</source>
        <translation>Chuyển chỗ trích dẫn</translation>
    </message>
    <message>
        <source>Took a quotation off</source>
        <translation>Bỏ trích dẫn</translation>
    </message>
    <message>
        <source>Took a change back</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Made a change again</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Tít</translation>
    </message>
    <message>
        <source>Standfirst</source>
        <translation>Sapo</translation>
    </message>
    <message>
        <source>Kicker</source>
        <translation>Tít phụ</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>Tác giả</translation>
    </message>
    <message>
        <source>Dateline</source>
        <translation>Nơi gửi tin</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Chuyên mục</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Số báo</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Thể loại</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Quyền sử dụng</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Tính đến</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Chú thích</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Scope note</source>
        <translation>Phạm vi</translation>
    </message>
    <message>
        <source>Distinction</source>
        <translation>Để phân biệt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên hồ sơ</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Quoted words</source>
        <translation>Trích câu</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>Nơi lưu</translation>
    </message>
    <message>
        <source>Shelfmark</source>
        <translation>Ký hiệu xếp giá</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Ngày tổ chức</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Bậc</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Nothing was changed in the catalogue of this article yet.</source>
        <translation>Biên mục của bài này chưa có thay đổi nào.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) at once</source>
        <translation>
            <numerusform>%Ln sửa đổi cùng lúc</numerusform>
        </translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã hoàn tác</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>và %Ln mục khác</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HitBar</name>
    <message>
        <source>pinned for comparison</source>
        <translation>đang ghim để so</translation>
    </message>
    <message>
        <source>Hit %1 of %2</source>
        <translation>Chỗ khớp %1 trên %2</translation>
    </message>
    <message>
        <source>Find in this article</source>
        <translation>Tìm trong bài này</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Chỗ khớp trước (Shift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Chỗ khớp sau (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
    </message>
</context>
<context>
    <name>HomeLine</name>
    <message numerus="yes">
        <source>On this day, years ago: %Ln article(s)</source>
        <translation>
            <numerusform>Hôm nay năm ấy: %Ln bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not catalogued yet: %Ln article(s)</source>
        <translation>
            <numerusform>Chưa biên mục: %Ln bài</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IngestDesk</name>
    <message>
        <source>Choose the folder to watch</source>
        <translation>Chọn thư mục để theo dõi</translation>
    </message>
</context>
<context>
    <name>IngestDialog</name>
    <message>
        <source>Ingest articles</source>
        <translation>Nhập bài</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>Chọn một bảng</translation>
    </message>
    <message>
        <source>Only a part was read. Nothing is stored yet</source>
        <translation>Mới đọc được một phần. Chưa lưu gì vào kho</translation>
    </message>
    <message>
        <source>Look it over. Nothing is stored yet</source>
        <translation>Xem lại trước khi nhập. Chưa lưu gì vào kho</translation>
    </message>
    <message>
        <source>Ingest articles into {archive}</source>
        <translation>Nhập bài vào {archive}</translation>
    </message>
</context>
<context>
    <name>IngestJob</name>
    <message>
        <source>{file}, line {number}</source>
        <translation>{file}, dòng {number}</translation>
    </message>
</context>
<context>
    <name>InitialsDialog</name>
    <message>
        <source>Who works here?</source>
        <translation>Ai đang làm việc?</translation>
    </message>
    <message>
        <source>Your initials</source>
        <translation>Tên viết tắt của bạn</translation>
    </message>
    <message>
        <source>They stand beside everything that you save, and your undo takes back only that.</source>
        <translation>Tên này đi kèm mọi thứ bạn lưu; hoàn tác chỉ lấy lại những gì bạn đã sửa.</translation>
    </message>
    <message>
        <source>Everybody who works on the archive</source>
        <translation>Những người làm việc trong kho</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Tên viết tắt</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>has left</source>
        <translation>đã nghỉ</translation>
    </message>
    <message>
        <source>catalogues and checks</source>
        <translation>biên mục và duyệt</translation>
    </message>
    <message>
        <source>catalogues</source>
        <translation>biên mục</translation>
    </message>
    <message>
        <source>Checks no longer</source>
        <translation>Thôi duyệt</translation>
    </message>
    <message>
        <source>Let them check</source>
        <translation>Giao việc duyệt</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>Đã quay lại</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>Đã nghỉ</translation>
    </message>
</context>
<context>
    <name>JobsDialog</name>
    <message>
        <source>Jobs</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>&amp;Earlier ingests…</source>
        <translation>Các lần nhập t&amp;rước…</translation>
    </message>
    <message>
        <source>Stop the &amp;index</source>
        <translation>Dừng &amp;chỉ mục</translation>
    </message>
    <message>
        <source>&amp;Make the index anew</source>
        <translation>&amp;Dựng lại chỉ mục</translation>
    </message>
    <message>
        <source>Nothing is being ingested</source>
        <translation>Không có bài nào đang nhập</translation>
    </message>
    <message>
        <source>The search index is being brought up to date</source>
        <translation>Đang bổ sung chỉ mục tìm kiếm</translation>
    </message>
    <message>
        <source>The search index is at rest</source>
        <translation>Chỉ mục tìm kiếm đang nghỉ</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Change keys</source>
        <translation>Đổi phím tắt</translation>
    </message>
    <message>
        <source>Choose a command, then press its new key</source>
        <translation>Chọn một lệnh rồi bấm phím mới cho nó</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Phím mới</translation>
    </message>
    <message>
        <source>Press the new key here</source>
        <translation>Bấm phím mới vào đây</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>&amp;Put this key back</source>
        <translation>Trả lại phím &amp;này</translation>
    </message>
    <message>
        <source>Put &amp;all keys back</source>
        <translation>Trả lại &amp;tất cả</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>{key} is the key of “{command}”. Give that one another key first.</source>
        <translation>{key} đang là phím của “{command}”. Hãy đổi phím cho lệnh ấy trước.</translation>
    </message>
    <message>
        <source>“{command}” has the key {key} now.</source>
        <translation>“{command}” nay có phím {key}.</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Các lệnh và phím tắt</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Bạn đã đổi</translation>
    </message>
    <message>
        <source>“{command}” has its first key again.</source>
        <translation>“{command}” đã có lại phím ban đầu.</translation>
    </message>
    <message>
        <source>Its first key is the key of “{command}” now. Put that one back first.</source>
        <translation>Phím ban đầu nay là của “{command}”. Hãy trả lại phím cho lệnh ấy trước.</translation>
    </message>
    <message>
        <source>Every command has its first key again.</source>
        <translation>Mọi lệnh đã có lại phím ban đầu.</translation>
    </message>
    <message>
        <source>this key is for typing. Take it with Ctrl or Alt, or an F key.</source>
        <translation>phím này để gõ chữ. Hãy bấm kèm Ctrl hoặc Alt, hay chọn một phím F.</translation>
    </message>
    <message>
        <source>Ctrl with Alt writes letters on some keyboards.</source>
        <translation>trên nhiều bàn phím, Ctrl cùng Alt là để gõ chữ.</translation>
    </message>
    <message>
        <source>Vietnamese keyboards are switched on and off by this.</source>
        <translation>bộ gõ tiếng Việt dùng phím này để bật tắt.</translation>
    </message>
    <message>
        <source>this key copies, cuts or pastes text.</source>
        <translation>phím này để chép, cắt, dán hay chọn hết chữ.</translation>
    </message>
    <message>
        <source>the form and its banners need this key.</source>
        <translation>phiếu biên mục cần phím này.</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Search box and list</source>
        <translation>Ô tìm và danh sách</translation>
    </message>
    <message>
        <source>Form and tray</source>
        <translation>Phiếu và khay biên mục</translation>
    </message>
    <message>
        <source>An article that looks the same</source>
        <translation>Bài có vẻ trùng</translation>
    </message>
    <message>
        <source>How to ask</source>
        <translation>Cách hỏi</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>Đổ&amp;i phím tắt…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Go to the search box</source>
        <translation>Đến ô tìm</translation>
    </message>
    <message>
        <source>From the box to the results</source>
        <translation>Từ ô tìm xuống kết quả</translation>
    </message>
    <message>
        <source>In the box: what was asked before</source>
        <translation>Trong ô tìm: các câu đã tìm</translation>
    </message>
    <message>
        <source>Clear the search, then the filters</source>
        <translation>Xóa câu tìm, rồi bỏ bộ lọc</translation>
    </message>
    <message>
        <source>Open the article</source>
        <translation>Mở bài</translation>
    </message>
    <message>
        <source>Read on, then the next article</source>
        <translation>Đọc tiếp, rồi sang bài sau</translation>
    </message>
    <message>
        <source>In the text: next sentence</source>
        <translation>Trong bài: câu sau</translation>
    </message>
    <message>
        <source>With a click on a filter: as well · or · not</source>
        <translation>Bấm mục lọc: thêm · hoặc · loại</translation>
    </message>
    <message>
        <source>On a saved search: rename · delete</source>
        <translation>Ở tìm đã lưu: đổi tên · xoá</translation>
    </message>
    <message>
        <source>To the next field</source>
        <translation>Sang ô sau</translation>
    </message>
    <message>
        <source>To the next part of the form</source>
        <translation>Sang phần sau của phiếu</translation>
    </message>
    <message>
        <source>Take a suggestion, or give it back</source>
        <translation>Nhận một gợi ý, bấm lại để bỏ</translation>
    </message>
    <message>
        <source>Take all on show, then show more</source>
        <translation>Nhận cả trang gợi ý, rồi sang trang sau</translation>
    </message>
    <message>
        <source>More suggestions</source>
        <translation>Xem thêm gợi ý</translation>
    </message>
    <message>
        <source>Keep the field for the next articles</source>
        <translation>Giữ ô này cho các bài sau</translation>
    </message>
    <message>
        <source>The same as in the article before</source>
        <translation>Chép từ bài trước</translation>
    </message>
    <message>
        <source>Make a new name of what is typed</source>
        <translation>Lập tên mới từ chữ vừa gõ</translation>
    </message>
    <message>
        <source>Another kind of name, another role</source>
        <translation>Đổi loại tên, đổi vai trò</translation>
    </message>
    <message>
        <source>To its line above the text: what differs</source>
        <translation>Lên dòng báo trùng, xem chỗ khác</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>Đăng lại</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Trùng</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Không trùng</translation>
    </message>
    <message>
        <source>The same, once there</source>
        <translation>Cũng thế, khi đang ở dòng ấy</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Về phiếu</translation>
    </message>
    <message>
        <source>&quot;digital government&quot;</source>
        <translation>&quot;chính quyền số&quot;</translation>
    </message>
    <message>
        <source>These words in a row</source>
        <translation>Đúng cụm từ này</translation>
    </message>
    <message>
        <source>&quot;award government&quot;~5</source>
        <translation>&quot;giải chính quyền&quot;~5</translation>
    </message>
    <message>
        <source>Near each other, five words between</source>
        <translation>Ở gần nhau, cách nhiều nhất năm từ</translation>
    </message>
    <message>
        <source>storm -flood</source>
        <translation>bão -lụt</translation>
    </message>
    <message>
        <source>Without a word</source>
        <translation>Không có từ này</translation>
    </message>
    <message>
        <source>storm OR (high tide)</source>
        <translation>bão HOẶC (triều cường)</translation>
    </message>
    <message>
        <source>One or the other</source>
        <translation>Một trong hai</translation>
    </message>
    <message>
        <source>tech*</source>
        <translation>công ngh*</translation>
    </message>
    <message>
        <source>Words that begin so</source>
        <translation>Từ bắt đầu như thế</translation>
    </message>
    <message>
        <source>title: source: author: section:</source>
        <translation>tiêu đề: nguồn: tác giả: chuyên mục:</translation>
    </message>
    <message>
        <source>Only there</source>
        <translation>Chỉ tìm ở đó</translation>
    </message>
    <message>
        <source>person: agency: place: award: tag:</source>
        <translation>nhân vật: cơ quan: địa danh: giải: nhãn:</translation>
    </message>
    <message>
        <source>Catalogued with it</source>
        <translation>Đã biên mục như thế</translation>
    </message>
    <message>
        <source>source:=&quot;Village News&quot;</source>
        <translation>nguồn:=&quot;Tin Làng&quot;</translation>
    </message>
    <message>
        <source>Exactly this value</source>
        <translation>Đúng nguyên giá trị này</translation>
    </message>
    <message>
        <source>A day that the text names</source>
        <translation>Ngày được nhắc trong bài</translation>
    </message>
    <message>
        <source>date:2018-10..2018-11</source>
        <translation>ngày:2018-10..2018-11</translation>
    </message>
    <message>
        <source>Published in these days</source>
        <translation>Đăng trong thời gian này</translation>
    </message>
    <message>
        <source>number:580000..590000</source>
        <translation>số:580000..590000</translation>
    </message>
    <message>
        <source>A number from one to another</source>
        <translation>Con số trong khoảng này</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Kho Báo</source>
        <translation>Kho Báo</translation>
    </message>
    <message>
        <source>The search index is being brought up to date. You can go on working.</source>
        <translation>Đang cập nhật chỉ mục tìm kiếm, bạn cứ làm việc bình thường.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) came in from the watched folder.</source>
        <translation>
            <numerusform>Đã nhập %Ln bài từ thư mục theo dõi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ingesting {counted}</source>
        <translation>Đang nhập bài {counted}</translation>
    </message>
    <message>
        <source>Open an archive (a folder that ends in .khobao)</source>
        <translation>Mở kho (thư mục có đuôi .khobao)</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Articles that are a&amp;like ({count})…</source>
        <translation>Bài trùng &amp;nhau ({count})…</translation>
    </message>
    <message>
        <source>Articles that are a&amp;like…</source>
        <translation>Bài trùng &amp;nhau…</translation>
    </message>
    <message>
        <source>Ta&amp;bs</source>
        <translation>&amp;Thẻ</translation>
    </message>
    <message>
        <source>This article in a &amp;new tab</source>
        <translation>Mở bài này trong thẻ &amp;mới</translation>
    </message>
    <message>
        <source>&amp;Close the tab</source>
        <translation>Đó&amp;ng thẻ</translation>
    </message>
    <message>
        <source>&amp;Bring back the closed tab</source>
        <translation>Mở lại thẻ &amp;vừa đóng</translation>
    </message>
    <message>
        <source>N&amp;ext tab</source>
        <translation>Thẻ &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>Thẻ t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Làm &amp;lại</translation>
    </message>
    <message>
        <source>&amp;Catalogue</source>
        <translation>Biên &amp;mục</translation>
    </message>
    <message>
        <source>&amp;Edit the record</source>
        <translation>&amp;Sửa phiếu</translation>
    </message>
    <message>
        <source>Cataloguing &amp;tray</source>
        <translation>&amp;Khay biên mục</translation>
    </message>
    <message>
        <source>&amp;Save as catalogued or checked, next article</source>
        <translation>&amp;Xong hoặc duyệt, sang bài sau</translation>
    </message>
    <message>
        <source>Return with a reas&amp;on…</source>
        <translation>T&amp;rả lại kèm lý do…</translation>
    </message>
    <message>
        <source>&amp;Note on the chosen words…</source>
        <translation>&amp;Ghi chú cho chữ đang chọn…</translation>
    </message>
    <message>
        <source>Put into a &amp;dossier…</source>
        <translation>&amp;Cho vào hồ sơ…</translation>
    </message>
    <message>
        <source>&amp;Change many articles…</source>
        <translation>Sửa &amp;nhiều bài…</translation>
    </message>
    <message>
        <source>Na&amp;mes…</source>
        <translation>&amp;Tên gọi…</translation>
    </message>
    <message>
        <source>&amp;Who works here…</source>
        <translation>&amp;Ai đang làm việc…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Tìm lệnh…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>&amp;Check the archive…</source>
        <translation>&amp;Kiểm tra kho…</translation>
    </message>
    <message>
        <source>&amp;About Kho Báo</source>
        <translation>&amp;Giới thiệu Kho Báo</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Kho</translation>
    </message>
    <message>
        <source>&amp;New archive…</source>
        <translation>Kho &amp;mới…</translation>
    </message>
    <message>
        <source>&amp;Open an archive…</source>
        <translation>Mở &amp;kho…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Mở gần đâ&amp;y</translation>
    </message>
    <message>
        <source>&amp;Ingest articles…</source>
        <translation>&amp;Nhập bài…</translation>
    </message>
    <message>
        <source>Ingest &amp;pasted text…</source>
        <translation>Nhập &amp;bài dán vào…</translation>
    </message>
    <message>
        <source>&amp;What was ingested…</source>
        <translation>Các &amp;lần nhập…</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>Bản &amp;sao lưu…</translation>
    </message>
    <message>
        <source>&amp;Jobs that go on…</source>
        <translation>Việc đang &amp;chạy…</translation>
    </message>
    <message>
        <source>Watch a &amp;folder…</source>
        <translation>Theo &amp;dõi một thư mục…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Thoát</translation>
    </message>
    <message>
        <source>Ar&amp;ticle</source>
        <translation>&amp;Bài</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>&amp;Question builder…</source>
        <translation>&amp;Dựng câu tìm…</translation>
    </message>
    <message>
        <source>Save this searc&amp;h…</source>
        <translation>&amp;Lưu phép tìm này…</translation>
    </message>
    <message>
        <source>Wh&amp;y is this article here?</source>
        <translation>Vì sao có bài nà&amp;y?</translation>
    </message>
    <message>
        <source>&amp;Next hit</source>
        <translation>Chỗ khớp &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Previous hit</source>
        <translation>Chỗ khớp t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;Find in this article</source>
        <translation>Tìm trong bà&amp;i này</translation>
    </message>
    <message>
        <source>Next &amp;article</source>
        <translation>&amp;Bài sau</translation>
    </message>
    <message>
        <source>Pre&amp;vious article</source>
        <translation>Bài trướ&amp;c</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>&amp;Copy with citation</source>
        <translation>S&amp;ao chép kèm trích dẫn</translation>
    </message>
    <message>
        <source>Copy a lin&amp;k to the sentence</source>
        <translation>Sao chép liên kết đến câ&amp;u</translation>
    </message>
    <message>
        <source>Open the cop&amp;ied link</source>
        <translation>Mở liên &amp;kết đã sao chép</translation>
    </message>
    <message>
        <source>Put on the answer shee&amp;t</source>
        <translation>Đưa vào &amp;phiếu trả lời</translation>
    </message>
    <message>
        <source>Answer sh&amp;eets…</source>
        <translation>P&amp;hiếu trả lời bạn đọc…</translation>
    </message>
    <message>
        <source>B&amp;ulletin of articles…</source>
        <translation>Thư &amp;mục, điểm báo, chuyên đề…</translation>
    </message>
    <message>
        <source>Print or save as PDF…</source>
        <translation>In, lưu PDF…</translation>
    </message>
    <message>
        <source>C&amp;ompare with the one it is like</source>
        <translation>S&amp;o với bài có vẻ trùng</translation>
    </message>
    <message>
        <source>C&amp;ompare with the pinned article</source>
        <translation>So &amp;với bài đã ghim</translation>
    </message>
    <message>
        <source>Pin, or take the pin away</source>
        <translation>Ghim, bỏ ghim</translation>
    </message>
    <message>
        <source>A&amp;wards…</source>
        <translation>&amp;Giải thưởng…</translation>
    </message>
    <message>
        <source>&amp;Dossiers…</source>
        <translation>&amp;Xem hồ sơ chuyên đề…</translation>
    </message>
    <message>
        <source>Fi&amp;gures through time…</source>
        <translation>Số liệu &amp;qua thời gian…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Giao diện</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Theo &amp;máy</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Tương &amp;phản cao</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
    <message>
        <source>&amp;Vietnamese</source>
        <translation>Tiếng &amp;Việt</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>Tiếng &amp;Anh</translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation>&amp;Bộ lọc</translation>
    </message>
    <message>
        <source>Article alone / list alone / &amp;both</source>
        <translation>&amp;Chỉ bài / chỉ danh sách / cả hai</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>Ô &amp;kế tiếp</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>Ô t&amp;rước</translation>
    </message>
    <message>
        <source>Nothing but the a&amp;rticle</source>
        <translation>Toàn &amp;màn hình, chỉ có bài</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Xem &amp;lại</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Đọc bài</translation>
    </message>
    <message>
        <source>Cataloguing</source>
        <translation>Biên mục</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Giải thưởng</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Lar&amp;ger</source>
        <translation>Chữ &amp;to hơn</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>Chữ nhỏ &amp;hơn</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>Cỡ chữ th&amp;ường</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>Another name for the same: it is merged into this</source>
        <translation>Tên khác của cùng một mục: gộp vào mục này</translation>
    </message>
    <message>
        <source>The name to merge</source>
        <translation>Tên cần gộp</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Everything that names the other one names this one then.</source>
        <translation>Gộp xong, mọi bài đang gắn tên kia sẽ gắn tên này.</translation>
    </message>
    <message>
        <source>“{gone}” becomes “{kept}”: {count} articles come over.</source>
        <translation>“{gone}” gộp vào “{kept}”: chuyển {count} bài sang.</translation>
    </message>
    <message>
        <source>New name forms: {names}</source>
        <translation>Thêm tên khác: {names}</translation>
    </message>
    <message>
        <source>{field}: “{gone}” instead of “{kept}”</source>
        <translation>{field}: lấy “{gone}” thay cho “{kept}”</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Distinction</source>
        <translation>Để phân biệt</translation>
    </message>
    <message>
        <source>Scope note</source>
        <translation>Phạm vi</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Tình trạng</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Saved search</source>
        <translation>Lưu phép tìm</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>Tên phép tìm</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Tên</translation>
    </message>
    <message>
        <source>There is one of this name; it will be replaced.</source>
        <translation>Đã có phép tìm tên này; lưu sẽ thay nó.</translation>
    </message>
    <message>
        <source>It will stand at the left, under “Saved searches”.</source>
        <translation>Sẽ nằm ở cột trái, mục “Tìm đã lưu”.</translation>
    </message>
</context>
<context>
    <name>NameFormsPage</name>
    <message>
        <source>Name forms</source>
        <translation>Các tên</translation>
    </message>
    <message>
        <source>Another name of it</source>
        <translation>Tên khác của mục này</translation>
    </message>
    <message>
        <source>Name form</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Kind of name form</source>
        <translation>Loại tên</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>New form</source>
        <translation>Tên mới</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>One name has to be the preferred one: choose another first.</source>
        <translation>Phải có một tên chính: hãy chọn tên chính khác trước.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>person</source>
        <translation>người</translation>
    </message>
    <message>
        <source>body</source>
        <translation>cơ quan</translation>
    </message>
    <message>
        <source>place</source>
        <translation>địa danh</translation>
    </message>
    <message>
        <source>event</source>
        <translation>sự kiện</translation>
    </message>
    <message>
        <source>award</source>
        <translation>giải thưởng</translation>
    </message>
    <message>
        <source>index</source>
        <translation>chỉ số</translation>
    </message>
    <message>
        <source>group</source>
        <translation>nhóm</translation>
    </message>
    <message>
        <source>system</source>
        <translation>hệ thống</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>nhân vật chính</translation>
    </message>
    <message>
        <source>mentioned</source>
        <translation>được nhắc đến</translation>
    </message>
    <message>
        <source>author</source>
        <translation>tác giả</translation>
    </message>
    <message>
        <source>reporter</source>
        <translation>phóng viên</translation>
    </message>
    <message>
        <source>photographer</source>
        <translation>người chụp ảnh</translation>
    </message>
    <message>
        <source>source</source>
        <translation>nguồn tin</translation>
    </message>
    <message>
        <source>confers the award</source>
        <translation>trao giải</translation>
    </message>
    <message>
        <source>nominates</source>
        <translation>đề cử</translation>
    </message>
    <message>
        <source>receives the award</source>
        <translation>nhận giải</translation>
    </message>
    <message>
        <source>ceremony</source>
        <translation>lễ trao</translation>
    </message>
    <message>
        <source>venue</source>
        <translation>nơi tổ chức</translation>
    </message>
    <message>
        <source>ranked</source>
        <translation>được xếp hạng</translation>
    </message>
    <message>
        <source>event reported</source>
        <translation>sự kiện được đưa tin</translation>
    </message>
    <message>
        <source>is part of</source>
        <translation>thuộc</translation>
    </message>
    <message>
        <source>lies in</source>
        <translation>nằm ở</translation>
    </message>
    <message>
        <source>governs</source>
        <translation>quản lý</translation>
    </message>
    <message>
        <source>is a member of</source>
        <translation>là thành viên của</translation>
    </message>
    <message>
        <source>holds office in</source>
        <translation>giữ chức ở</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>kế tục</translation>
    </message>
    <message>
        <source>organises</source>
        <translation>tổ chức</translation>
    </message>
    <message>
        <source>belongs to the series of</source>
        <translation>cùng loạt với</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>tạm ghi</translation>
    </message>
    <message>
        <source>established</source>
        <translation>đã xác lập</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>đã gộp</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>tự gõ</translation>
    </message>
    <message>
        <source>suggested and accepted</source>
        <translation>gợi ý đã nhận</translation>
    </message>
    <message>
        <source>came with the source</source>
        <translation>có sẵn từ nguồn</translation>
    </message>
    <message>
        <source>other marks</source>
        <translation>khác dấu</translation>
    </message>
    <message>
        <source>perhaps a slip</source>
        <translation>có thể gõ nhầm</translation>
    </message>
    <message>
        <source>acronym</source>
        <translation>tên viết tắt</translation>
    </message>
    <message>
        <source>articles: {count}</source>
        <translation>{count} bài</translation>
    </message>
    <message>
        <source>preferred</source>
        <translation>tên chính</translation>
    </message>
    <message>
        <source>variant</source>
        <translation>tên khác</translation>
    </message>
    <message>
        <source>former name</source>
        <translation>tên cũ</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>tên dịch</translation>
    </message>
    <message>
        <source>misprint</source>
        <translation>in sai</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>✓ Saved.</source>
        <translation>✓ Đã lưu.</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Merged. Undo makes two of them again.</source>
        <translation>Đã gộp. Hoàn tác thì tách lại như cũ.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Đã hoàn tác.</translation>
    </message>
    <message>
        <source>“{value}” is no day or year that fits here: 2018, 10/2018, 24/10/2018.</source>
        <translation>“{value}” không phải ngày hay năm hợp ở đây. Gõ như 2018, 10/2018 hay 24/10/2018.</translation>
    </message>
    <message>
        <source>⚠ Somebody else has just taken this away.</source>
        <translation>⚠ Có người vừa bỏ mục này rồi.</translation>
    </message>
</context>
<context>
    <name>NewArchiveDialog</name>
    <message>
        <source>New archive</source>
        <translation>Kho mới</translation>
    </message>
    <message>
        <source>Create an archive</source>
        <translation>Lập kho mới</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên kho</translation>
    </message>
    <message>
        <source>for example: Quảng Ninh press</source>
        <translation>ví dụ: Báo chí Quảng Ninh</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Lập kho</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>There is already an archive of this name in this folder.</source>
        <translation>Thư mục này đã có kho trùng tên.</translation>
    </message>
    <message>
        <source>It will lie in {path}</source>
        <translation>Kho sẽ nằm ở {path}</translation>
    </message>
    <message>
        <source>Give it a name that tells it from others.</source>
        <translation>Hãy đặt một cái tên dễ nhận ra.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Chọn thư mục</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>On the whole article</source>
        <translation>Về cả bài</translation>
    </message>
    <message>
        <source>[sic]: printed so; meant is</source>
        <translation>[sic]: báo in vậy; đúng ra là</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Nhận xét</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Câu hỏi</translation>
    </message>
    <message>
        <source>Inconsistency</source>
        <translation>Chỗ không khớp</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Bản quyền</translation>
    </message>
    <message>
        <source>What the note says</source>
        <translation>Nội dung ghi chú</translation>
    </message>
    <message>
        <source>Kind of note</source>
        <translation>Loại ghi chú</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation>Lưu ghi chú</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>[sic]</source>
        <translation>[sic]</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>nhận xét</translation>
    </message>
    <message>
        <source>question</source>
        <translation>câu hỏi</translation>
    </message>
    <message>
        <source>inconsistency</source>
        <translation>chỗ không khớp</translation>
    </message>
    <message>
        <source>rights</source>
        <translation>bản quyền</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this line</source>
        <translation>Đóng dòng này</translation>
    </message>
</context>
<context>
    <name>OpenArticles</name>
    <message>
        <source>Articles open side by side</source>
        <translation>Các bài đang mở</translation>
    </message>
    <message>
        <source>No article yet</source>
        <translation>Chưa có bài</translation>
    </message>
    <message>
        <source>Close this tab (Ctrl+W)</source>
        <translation>Đóng thẻ này (Ctrl+W)</translation>
    </message>
    <message>
        <source>Close the tab of “{name}”</source>
        <translation>Đóng thẻ “{name}”</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>A few letters of what is to be done</source>
        <translation>Gõ vài chữ của việc cần làm</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Không có lệnh nào tên như vậy.</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Các lệnh hợp với chữ đã gõ</translation>
    </message>
</context>
<context>
    <name>PaperExits</name>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Lưu &amp;PDF…</translation>
    </message>
    <message>
        <source>Save as &amp;Word…</source>
        <translation>Lưu &amp;Word…</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Đã gửi sang máy in.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Văn bản Word (*.docx)</translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>Lưu bản in</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
    <message>
        <source>It could not be saved to {path}. Choose another folder.</source>
        <translation>Không lưu được vào {path}. Hãy chọn thư mục khác.</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Preview of the paper</source>
        <translation>Xem trước bản in</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>paragraph {paragraph}, sentences {first}–{last}</source>
        <translation>đoạn {paragraph}, câu {first}–{last}</translation>
    </message>
    <message>
        <source>paragraph {paragraph}, sentence {sentence}</source>
        <translation>đoạn {paragraph}, câu {sentence}</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste text</source>
        <translation>Dán văn bản</translation>
    </message>
    <message>
        <source>Paste one article</source>
        <translation>Dán một bài</translation>
    </message>
    <message>
        <source>The headline on the first line, then an empty line, then the article.</source>
        <translation>Dòng đầu là tít, để trống một dòng, rồi đến bài.</translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation>Nội dung bài</translation>
    </message>
    <message>
        <source>Put it on the list</source>
        <translation>Đưa vào danh sách</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>PathsList</name>
    <message>
        <source>Files and folders to ingest</source>
        <translation>Tệp và thư mục sẽ nhập</translation>
    </message>
    <message>
        <source>Drop files or folders here</source>
        <translation>Kéo tệp hoặc thư mục vào đây</translation>
    </message>
    <message>
        <source>Web pages, Word, PDF, letters, tables, library records, packed files</source>
        <translation>Trang web, Word, PDF, thư, bảng tính, biểu ghi thư viện, gói nén</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>This is the backup of {moment}: you can read it, not change it.</source>
        <translation>Đây là bản sao lưu lúc {moment}: chỉ đọc, không sửa được.</translation>
    </message>
    <message>
        <source>Bring this article back</source>
        <translation>Lấy lại bài này</translation>
    </message>
    <message>
        <source>Restore the archive…</source>
        <translation>Phục hồi kho…</translation>
    </message>
    <message>
        <source>Back to the archive</source>
        <translation>Về kho hiện tại</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>“{path}” is open for reading only.</source>
        <translation>“{path}” đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>Check that you may write to this folder, then open it again.</source>
        <translation>Hãy xem bạn có quyền ghi vào thư mục này không, rồi mở lại.</translation>
    </message>
    <message>
        <source>The path “{path}” is too long ({found} bytes of {most}).</source>
        <translation>Đường dẫn “{path}” quá dài ({found} byte, tối đa {most}).</translation>
    </message>
    <message>
        <source>Move the archive to a folder with a shorter one.</source>
        <translation>Hãy chuyển kho sang thư mục có đường dẫn ngắn hơn.</translation>
    </message>
    <message>
        <source>“{path}” lies on a network drive ({system}).</source>
        <translation>“{path}” nằm trên ổ mạng ({system}).</translation>
    </message>
    <message>
        <source>Two computers at once could damage it there, so it is only read. Copy it to this computer and work on the copy.</source>
        <translation>Hai máy cùng ghi có thể làm hỏng kho, nên ở đó chỉ đọc. Hãy chép kho về máy này rồi làm việc trên bản chép.</translation>
    </message>
    <message>
        <source>What is needed to read or search an archive that is read-only is kept there. Make room, or copy the archive to your own disk and open it there.</source>
        <translation>Đây là chỗ để tạm những gì cần cho việc đọc và tìm trong kho chỉ đọc. Hãy dọn bớt cho rộng chỗ, hoặc chép kho về ổ của mình rồi mở.</translation>
    </message>
    <message>
        <source>Another program is writing to “{path}”.</source>
        <translation>Một chương trình khác đang ghi vào “{path}”.</translation>
    </message>
    <message>
        <source>Wait until it has finished and try again. Nothing was lost.</source>
        <translation>Hãy đợi chương trình đó xong rồi thử lại. Không mất gì cả.</translation>
    </message>
    <message>
        <source>The disk has no room left for “{path}”.</source>
        <translation>Ổ đĩa hết chỗ cho “{path}”.</translation>
    </message>
    <message>
        <source>The search index of this archive has to be rebuilt.</source>
        <translation>Chỉ mục tìm kiếm của kho này cần dựng lại.</translation>
    </message>
    <message>
        <source>You can go on browsing; search returns when it is rebuilt.</source>
        <translation>Bạn vẫn xem bài được; dựng xong là tìm lại được.</translation>
    </message>
    <message>
        <source>“{path}” is not a Kho Báo archive.</source>
        <translation>“{path}” không phải là kho của Kho Báo.</translation>
    </message>
    <message>
        <source>Choose a folder whose name ends in .khobao.</source>
        <translation>Hãy chọn thư mục có đuôi .khobao.</translation>
    </message>
    <message>
        <source>There is no archive at “{path}” any more.</source>
        <translation>Không còn kho nào ở “{path}”.</translation>
    </message>
    <message>
        <source>It may have been moved, or its drive is not connected.</source>
        <translation>Có thể kho đã được chuyển chỗ, hoặc ổ đĩa chưa cắm.</translation>
    </message>
    <message>
        <source>“{path}” already exists.</source>
        <translation>Đã có “{path}”.</translation>
    </message>
    <message>
        <source>Choose another name or another place.</source>
        <translation>Hãy chọn tên khác hoặc chỗ khác.</translation>
    </message>
    <message>
        <source>“{path}” lies in the folder of an archive.</source>
        <translation>“{path}” nằm trong thư mục của một kho.</translation>
    </message>
    <message>
        <source>Choose a place outside of it.</source>
        <translation>Hãy chọn một nơi ngoài thư mục ấy.</translation>
    </message>
    <message>
        <source>A newer version of Kho Báo made “{path}”.</source>
        <translation>“{path}” do bản Kho Báo mới hơn tạo ra.</translation>
    </message>
    <message>
        <source>It has format {found}, this version reads up to {supported}. Install the newer version; the archive was not touched.</source>
        <translation>Kho ở định dạng {found}, bản này chỉ đọc được đến {supported}. Hãy cài bản mới; kho vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>A former version of Kho Báo made “{path}”.</source>
        <translation>“{path}” do một bản Kho Báo cũ tạo ra.</translation>
    </message>
    <message>
        <source>It is upgraded when it is opened, and here it cannot be written. Copy it to your own disk and open it there.</source>
        <translation>Kho được nâng cấp khi mở, mà ở đây không ghi được. Hãy chép kho về ổ đĩa của máy rồi mở lại.</translation>
    </message>
    <message>
        <source>The database of “{path}” is damaged.</source>
        <translation>Cơ sở dữ liệu của “{path}” bị hỏng.</translation>
    </message>
    <message>
        <source>Nothing in it was changed. Bring its newest backup and what can still be read together: the damaged files are kept.</source>
        <translation>Chưa có gì trong kho bị thay đổi. Hãy ghép bản sao lưu mới nhất với những gì còn đọc được; tệp hỏng vẫn được giữ nguyên.</translation>
    </message>
    <message>
        <source>The disk failed when “{path}” was read or written.</source>
        <translation>Ổ đĩa báo lỗi khi đọc hoặc ghi “{path}”.</translation>
    </message>
    <message>
        <source>It says: {reason}. The archive may be whole: see to the disk and its cable, then try again. If this comes again, copy the archive to another disk.</source>
        <translation>Hệ thống báo: {reason}. Kho có thể vẫn còn nguyên: hãy xem lại ổ đĩa và dây cắm rồi thử lại. Nếu vẫn gặp, hãy chép kho sang ổ đĩa khác.</translation>
    </message>
    <message>
        <source>A backup in “{path}” needs {needed_mb} MB, and only {free_mb} MB are free.</source>
        <translation>Sao lưu vào “{path}” cần {needed_mb} MB mà đĩa chỉ còn trống {free_mb} MB.</translation>
    </message>
    <message>
        <source>Make room on this disk, then back up again.</source>
        <translation>Hãy dọn bớt ổ đĩa này rồi sao lưu lại.</translation>
    </message>
    <message>
        <source>A copy in “{path}” needs {needed_mb} MB, and only {free_mb} MB are free.</source>
        <translation>Chép kho vào “{path}” cần {needed_mb} MB mà chỉ còn trống {free_mb} MB.</translation>
    </message>
    <message>
        <source>Make room on this disk, or choose another one.</source>
        <translation>Hãy dọn bớt ổ này, hoặc chọn ổ khác.</translation>
    </message>
    <message>
        <source>Backup {number} is not there.</source>
        <translation>Không thấy bản sao lưu {number}.</translation>
    </message>
    <message>
        <source>It may have been thinned out. Choose another one.</source>
        <translation>Có thể nó cũ quá nên đã được dọn đi. Hãy chọn bản khác.</translation>
    </message>
    <message>
        <source>The backup “{path}” is damaged or of another archive.</source>
        <translation>Bản sao lưu “{path}” bị hỏng, hoặc là của kho khác.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another one.</source>
        <translation>Chưa có gì thay đổi. Hãy chọn bản khác.</translation>
    </message>
    <message>
        <source>The database of “{path}” can be read whole.</source>
        <translation>Cơ sở dữ liệu của “{path}” vẫn đọc được trọn vẹn.</translation>
    </message>
    <message>
        <source>There is nothing to salvage: open the archive again.</source>
        <translation>Không có gì phải cứu: hãy mở lại kho.</translation>
    </message>
    <message>
        <source>Nothing of “{path}” could be verified, and it has no backup.</source>
        <translation>Không kiểm chứng được bài nào của “{path}”, mà kho cũng không có bản sao lưu.</translation>
    </message>
    <message>
        <source>It was left as it is. Look for a copy of it on another disk.</source>
        <translation>Kho được để nguyên như cũ. Hãy tìm bản sao của kho ở ổ đĩa khác.</translation>
    </message>
    <message>
        <source>Nothing was saved. Open the archive again.</source>
        <translation>Lần lưu này không được ghi. Hãy mở lại kho.</translation>
    </message>
    <message>
        <source>Article {number} is no longer in the archive.</source>
        <translation>Bài {number} không còn trong kho.</translation>
    </message>
    <message>
        <source>Somebody may have deleted it. Search again.</source>
        <translation>Có thể ai đó đã xóa bài. Hãy tìm lại.</translation>
    </message>
    <message>
        <source>Somebody else saved article {article_id} before you.</source>
        <translation>Có người vừa lưu bài {article_id} trước bạn.</translation>
    </message>
    <message>
        <source>Your draft is kept. Read the newer version, then save again.</source>
        <translation>Bản nháp của bạn vẫn còn. Hãy đọc bản mới rồi lưu lại.</translation>
    </message>
    <message>
        <source>“{value}” cannot stand in this field ({field}).</source>
        <translation>Mục này ({field}) không nhận “{value}”.</translation>
    </message>
    <message>
        <source>Correct it and save again.</source>
        <translation>Hãy sửa rồi lưu lại.</translation>
    </message>
    <message>
        <source>These edits cannot be read: {place}: {problem}.</source>
        <translation>Không đọc được các thao tác sửa: {place}: {problem}.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Kho vẫn giữ nguyên như cũ.</translation>
    </message>
    <message>
        <source>The text does not have “{quote}” there any more.</source>
        <translation>Chỗ ấy trong bài không còn chữ “{quote}” nữa.</translation>
    </message>
    <message>
        <source>The article was changed meanwhile. Read it again.</source>
        <translation>Bài vừa được sửa. Mời mở lại bài.</translation>
    </message>
    <message>
        <source>The archive knows no name {number}.</source>
        <translation>Trong kho không có tên {number}.</translation>
    </message>
    <message>
        <source>Look it up again: it may have been merged with another.</source>
        <translation>Mời tra lại: có thể tên này đã gộp vào tên khác.</translation>
    </message>
    <message>
        <source>Change {change_set} is not known to this archive.</source>
        <translation>Trong kho không có lần sửa số {change_set}.</translation>
    </message>
    <message>
        <source>Look at the history again.</source>
        <translation>Mời xem lại lịch sử sửa.</translation>
    </message>
    <message>
        <source>This change cannot be taken back any more.</source>
        <translation>Không hoàn tác được lần sửa này nữa.</translation>
    </message>
    <message>
        <source>The same thing was changed again later: undo that first.</source>
        <translation>Chỗ này đã được sửa thêm về sau: hãy hoàn tác lần sửa sau trước.</translation>
    </message>
    <message>
        <source>Ingest {job_id} is not known to this archive.</source>
        <translation>Kho này không có lần nhập {job_id}.</translation>
    </message>
    <message>
        <source>Look at the list of ingests again.</source>
        <translation>Hãy xem lại danh sách các lần nhập.</translation>
    </message>
    <message>
        <source>This archive has no profile named “{name}”.</source>
        <translation>Kho này không có khuôn đọc nào tên “{name}”.</translation>
    </message>
    <message>
        <source>Choose another one, or add it first.</source>
        <translation>Hãy chọn khuôn khác, hoặc thêm khuôn ấy trước.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read, or is damaged.</source>
        <translation>Không đọc được “{path}”, hoặc tệp đã hỏng.</translation>
    </message>
    <message>
        <source>Check that it is still there and that you may open it; if it is damaged, fetch it once more.</source>
        <translation>Hãy xem tệp còn đó không, bạn có quyền mở không; nếu tệp hỏng thì lấy lại từ nơi đã có.</translation>
    </message>
    <message>
        <source>Open it, save a copy without a password and add the copy.</source>
        <translation>Hãy mở tệp, lưu một bản không đặt mật khẩu rồi nhập bản ấy.</translation>
    </message>
    <message>
        <source>Reading “{path}” took too long, or broke off.</source>
        <translation>Đọc “{path}” quá lâu, hoặc tệp làm việc đọc đứt giữa chừng.</translation>
    </message>
    <message>
        <source>Save it as Word (.docx), PDF or plain text and add it again.</source>
        <translation>Hãy lưu thành Word (.docx), PDF hoặc văn bản thuần rồi nhập lần nữa.</translation>
    </message>
    <message>
        <source>“{path}” is empty.</source>
        <translation>“{path}” là tệp rỗng.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written.</source>
        <translation>Không ghi được “{path}”.</translation>
    </message>
    <message>
        <source>See that the disk has room and that you may write there.</source>
        <translation>Hãy xem ổ đĩa còn chỗ không, bạn có quyền ghi vào đó không.</translation>
    </message>
    <message>
        <source>Nothing of this change was stored. {needed_mb} MB are needed, {free_mb} MB are free. Make room and try again; until then you can read and search.</source>
        <translation>Thay đổi này chưa được lưu. Cần {needed_mb} MB, ổ đĩa chỉ còn {free_mb} MB. Hãy dọn bớt ổ đĩa rồi thử lại; trong lúc đó vẫn đọc và tìm bài được.</translation>
    </message>
    <message>
        <source>“{path}” was put back to a backup, or another copy took its place, meanwhile.</source>
        <translation>“{path}” vừa được phục hồi từ bản sao lưu, hoặc vừa bị thay bằng một bản sao khác.</translation>
    </message>
    <message>
        <source>{user} no longer works on this archive.</source>
        <translation>{user} không còn làm việc trong kho này.</translation>
    </message>
    <message>
        <source>A checker can take them back under “Who works here”.</source>
        <translation>Người duyệt có thể mở lại ở mục “Ai đang làm việc”.</translation>
    </message>
    <message>
        <source>{user} is not a checker.</source>
        <translation>{user} không phải là người duyệt.</translation>
    </message>
    <message>
        <source>Leave the article to somebody who checks.</source>
        <translation>Hãy để người duyệt xem bài này.</translation>
    </message>
    <message>
        <source>{user} catalogued this article.</source>
        <translation>{user} đã biên mục bài này.</translation>
    </message>
    <message>
        <source>Four eyes see more: another checker has to look at it.</source>
        <translation>Không ai tự duyệt bài của mình: cần một người duyệt khác xem.</translation>
    </message>
    <message>
        <source>Only a checker says who checks and who has left.</source>
        <translation>Chỉ người duyệt mới giao việc duyệt và ghi ai đã nghỉ.</translation>
    </message>
    <message>
        <source>{user} is the only checker.</source>
        <translation>{user} là người duyệt duy nhất.</translation>
    </message>
    <message>
        <source>Make somebody else a checker first.</source>
        <translation>Hãy giao việc duyệt cho người khác trước đã.</translation>
    </message>
    <message>
        <source>Fetch it once more from where it came.</source>
        <translation>Hãy lấy lại tệp từ nơi đã có.</translation>
    </message>
    <message>
        <source>“{path}” is locked with a password.</source>
        <translation>“{path}” có đặt mật khẩu.</translation>
    </message>
    <message>
        <source>The letters of “{path}” cannot be made out.</source>
        <translation>Không nhận ra bảng mã chữ của “{path}”.</translation>
    </message>
    <message>
        <source>Save it as Unicode text (UTF-8) and add it again.</source>
        <translation>Hãy lưu lại bằng Unicode (UTF-8) rồi nhập lần nữa.</translation>
    </message>
    <message>
        <source>Split it into smaller parts and add them again.</source>
        <translation>Hãy chia nhỏ tệp rồi nhập lần nữa.</translation>
    </message>
    <message>
        <source>“{path}” is too big for one article.</source>
        <translation>“{path}” quá lớn so với một bài báo.</translation>
    </message>
    <message>
        <source>The packed file “{path}” is damaged.</source>
        <translation>Tệp nén “{path}” bị hỏng.</translation>
    </message>
    <message>
        <source>No article was found in “{path}”.</source>
        <translation>Không thấy bài nào trong “{path}”.</translation>
    </message>
    <message>
        <source>Open it to see whether it holds any text.</source>
        <translation>Hãy mở tệp xem có chữ hay không.</translation>
    </message>
    <message>
        <source>“{path}” is not as it should be, or lacks a headline or a text.</source>
        <translation>“{path}” viết sai khuôn, hoặc thiếu tít, thiếu nội dung.</translation>
    </message>
    <message>
        <source>Mend this entry in the file and add the file again.</source>
        <translation>Hãy sửa mục này trong tệp rồi nhập lần nữa.</translation>
    </message>
    <message>
        <source>“{path}” is of a kind that cannot be taken in yet.</source>
        <translation>Chưa nhập được loại tệp của “{path}”.</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Files that could not be ingested</source>
        <translation>Tệp không nhập được</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc tệp…</translation>
    </message>
    <message>
        <source>It took {seconds} seconds.</source>
        <translation>Mất {seconds} giây.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more failure(s) are not listed.</source>
        <translation>
            <numerusform>Còn %Ln lỗi nữa không liệt kê ở đây.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making them searchable</source>
        <translation>Đang lập chỉ mục</translation>
    </message>
    <message>
        <source>Reading and storing</source>
        <translation>Đang đọc và lưu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new article(s)</source>
        <translation>
            <numerusform>%Ln bài mới</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already there</source>
        <translation>
            <numerusform>%Ln bài đã có</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln mục lỗi</numerusform>
        </translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>{rate} bài mỗi giây</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>còn chừng %Ln phút</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueryBuilder</name>
    <message>
        <source>Question builder</source>
        <translation>Dựng câu tìm</translation>
    </message>
    <message>
        <source>The question as it would be typed</source>
        <translation>Câu tìm như khi gõ</translation>
    </message>
    <message>
        <source>The &amp;question as it would be typed</source>
        <translation>&amp;Câu tìm như khi gõ</translation>
    </message>
    <message>
        <source>&amp;Add a row</source>
        <translation>&amp;Thêm dòng</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Outlet and date unknown</source>
        <translation>Chưa rõ báo và ngày đăng</translation>
    </message>
</context>
<context>
    <name>ReadingSession</name>
    <message>
        <source>This article could not be read.</source>
        <translation>Không đọc được bài này.</translation>
    </message>
</context>
<context>
    <name>RecipientsTable</name>
    <message>
        <source>Recipients</source>
        <translation>Người nhận giải</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Hạng mục</translation>
    </message>
    <message>
        <source>Nominated by</source>
        <translation>Đề cử bởi</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Số bài</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Tin trong kho</translation>
    </message>
    <message>
        <source>waits for its result</source>
        <translation>chờ xác nhận kết quả</translation>
    </message>
</context>
<context>
    <name>RecordTab</name>
    <message>
        <source>Record</source>
        <translation>Biên mục</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>None yet. Ctrl+I writes one on the chosen words.</source>
        <translation>Chưa có. Bôi đen chữ trong bài rồi bấm Ctrl+I để ghi chú.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Không có.</translation>
    </message>
    <message>
        <source>catalogued by {user}</source>
        <translation>{user} biên mục</translation>
    </message>
    <message>
        <source>checked by {user}</source>
        <translation>{user} duyệt</translation>
    </message>
    <message>
        <source>✓ settled</source>
        <translation>✓ đã xong</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>These words no longer stand in the text.</source>
        <translation>Chỗ trích này không còn trong bài.</translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message>
        <source>related articles in it: {count}</source>
        <translation>đã có {count} bài liên quan</translation>
    </message>
    <message>
        <source>articles in it about {names}: {count}</source>
        <translation>đã có {count} bài viết về {names}</translation>
    </message>
    <message>
        <source>{percent}% of the words in common</source>
        <translation>trùng {percent}% số từ</translation>
    </message>
    <message>
        <source>both have: {terms}</source>
        <translation>cùng có: {terms}</translation>
    </message>
    <message>
        <source>The same text as</source>
        <translation>Cùng văn bản với</translation>
    </message>
    <message>
        <source>A reprint of</source>
        <translation>Đăng lại từ</translation>
    </message>
    <message>
        <source>Another version of</source>
        <translation>Bản khác của</translation>
    </message>
    <message>
        <source>A translation of</source>
        <translation>Bản dịch của</translation>
    </message>
    <message>
        <source>A correction of</source>
        <translation>Đính chính cho</translation>
    </message>
    <message>
        <source>A follow-up to</source>
        <translation>Tiếp theo bài</translation>
    </message>
    <message>
        <source>The same event as</source>
        <translation>Cùng sự kiện với</translation>
    </message>
    <message>
        <source>Related to</source>
        <translation>Liên quan đến</translation>
    </message>
    <message>
        <source>The same form with other numbers as</source>
        <translation>Cùng mẫu, khác số liệu với</translation>
    </message>
    <message>
        <source>Reprinted as</source>
        <translation>Được đăng lại thành</translation>
    </message>
    <message>
        <source>Has another version</source>
        <translation>Có bản khác</translation>
    </message>
    <message>
        <source>Translated as</source>
        <translation>Được dịch thành</translation>
    </message>
    <message>
        <source>Corrected by</source>
        <translation>Được đính chính bởi</translation>
    </message>
    <message>
        <source>Followed up by</source>
        <translation>Có bài tiếp theo</translation>
    </message>
</context>
<context>
    <name>RelationsTab</name>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Waiting for a decision</source>
        <translation>Chờ quyết định</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liên kết</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) rejected</source>
        <translation>
            <numerusform>%Ln liên kết đã bác bỏ</numerusform>
        </translation>
    </message>
    <message>
        <source>About the same matter</source>
        <translation>Cùng câu chuyện</translation>
    </message>
    <message>
        <source>No other article of the archive belongs to this one.</source>
        <translation>Chưa có bài nào trong kho gắn với bài này.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Đúng</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không phải</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Bỏ quyết định</translation>
    </message>
    <message>
        <source>both state: {figures}</source>
        <translation>cùng nêu: {figures}</translation>
    </message>
    <message>
        <source>Here: “{sentence}”</source>
        <translation>Bài này: “{sentence}”</translation>
    </message>
    <message>
        <source>There: “{sentence}”</source>
        <translation>Bài kia: “{sentence}”</translation>
    </message>
    <message>
        <source>Catalogued without its place</source>
        <translation>Biên mục không kèm vị trí trong bài</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Lấy ra</translation>
    </message>
    <message>
        <source>Suggested: {reason}</source>
        <translation>Gợi ý: {reason}</translation>
    </message>
    <message>
        <source>Put it in</source>
        <translation>Xếp vào</translation>
    </message>
    <message>
        <source>Add to a dossier…</source>
        <translation>Thêm vào hồ sơ…</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>Report on the archive</source>
        <translation>Báo cáo kiểm tra kho</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>What would be found:</source>
        <translation>Thử bớt một điều, sẽ có:</translation>
    </message>
</context>
<context>
    <name>ResultsDelegate</name>
    <message>
        <source>Other accents</source>
        <translation>Khác dấu</translation>
    </message>
    <message>
        <source>Close to it</source>
        <translation>Gần giống</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Searching…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Ý bạn là “%1”?</translation>
    </message>
    <message numerus="yes">
        <source>⚠ %Ln article(s) cannot be found by searching yet.</source>
        <translation>
            <numerusform>⚠ Còn %Ln bài chưa vào chỉ mục nên chưa tìm thấy được.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – click to edit it in the search box</source>
        <translation>%1 – bấm để sửa trong ô tìm</translation>
    </message>
    <message numerus="yes">
        <source>%Ln%1 article(s)</source>
        <translation>
            <numerusform>%Ln%1 bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln close to it</source>
        <translation>
            <numerusform>%Ln bài gần giống</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with other accents</source>
        <translation>
            <numerusform>%Ln bài khác dấu</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>By relevance</source>
        <translation>Liên quan nhất</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Cũ nhất trước</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Thứ tự danh sách</translation>
    </message>
    <message>
        <source>Number of articles</source>
        <translation>Số bài</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>This line could not be read</source>
        <translation>Không đọc được dòng này</translation>
    </message>
    <message>
        <source>This article is no longer in the archive</source>
        <translation>Bài này không còn trong kho</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Đang tải…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln chỗ khớp</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>There is no article in this archive yet.</source>
        <translation>Kho này chưa có bài nào.</translation>
    </message>
    <message>
        <source>Ingest articles…</source>
        <translation>Nhập bài…</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Tìm lại</translation>
    </message>
    <message>
        <source>Rebuild the index</source>
        <translation>Dựng lại chỉ mục</translation>
    </message>
    <message>
        <source>List all articles</source>
        <translation>Xem tất cả bài</translation>
    </message>
    <message>
        <source>This search could not be finished.</source>
        <translation>Lần tìm này chưa xong.</translation>
    </message>
    <message>
        <source>Nothing in the archive was changed. The details are in the log.</source>
        <translation>Trong kho không có gì thay đổi. Chi tiết đã ghi vào nhật ký.</translation>
    </message>
    <message>
        <source>Looked for: %1</source>
        <translation>Đã tìm: %1</translation>
    </message>
    <message>
        <source>Only among: %1</source>
        <translation>Chỉ trong: %1</translation>
    </message>
    <message>
        <source>No article has all of this.</source>
        <translation>Không có bài nào khớp hết.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Articles found</source>
        <translation>Các bài tìm được</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Return the article</source>
        <translation>Trả lại bài</translation>
    </message>
    <message>
        <source>What is missing, what is wrong? Its cataloguer reads this first.</source>
        <translation>Thiếu gì, sai chỗ nào? Người biên mục sẽ thấy ngay đầu phiếu.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Undo this ingest</source>
        <translation>Hoàn tác lần nhập này</translation>
    </message>
    <message>
        <source>Takes out what it brought, except what was edited since</source>
        <translation>Bỏ khỏi kho những bài lần nhập này đưa vào, trừ bài đã có người sửa</translation>
    </message>
    <message>
        <source>Save the report (CSV)…</source>
        <translation>Lưu báo cáo CSV…</translation>
    </message>
    <message>
        <source>Ingest more…</source>
        <translation>Nhập thêm…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Ingesting goes on when this window is closed</source>
        <translation>Đóng cửa sổ này thì việc nhập bài vẫn chạy tiếp</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Ingesting…</source>
        <translation>Đang nhập bài…</translation>
    </message>
    <message>
        <source>Reading for the preview…</source>
        <translation>Đang đọc để xem trước…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Đang tạm dừng</translation>
    </message>
    <message>
        <source>Stopping after this article…</source>
        <translation>Nhập xong bài này sẽ dừng…</translation>
    </message>
    <message>
        <source>The articles could not be ingested</source>
        <translation>Không nhập được bài</translation>
    </message>
    <message>
        <source>Stopped: what is in the archive stays there</source>
        <translation>Đã dừng: bài nào vào kho rồi thì vẫn còn</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Đã nhập xong</translation>
    </message>
    <message>
        <source>Undoing this ingest…</source>
        <translation>Đang hoàn tác lần nhập này…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Bảng CSV (*.csv)</translation>
    </message>
    <message>
        <source>This ingest is undone</source>
        <translation>Đã hoàn tác lần nhập này</translation>
    </message>
    <message>
        <source>The report is saved: {file}</source>
        <translation>Đã lưu báo cáo: {file}</translation>
    </message>
</context>
<context>
    <name>Salvage</name>
    <message>
        <source>its text is not as it was stored</source>
        <translation>phần chữ không còn đúng như lúc lưu</translation>
    </message>
    <message>
        <source>the text is of another article</source>
        <translation>phần chữ là của bài khác</translation>
    </message>
    <message>
        <source>its text is lost</source>
        <translation>mất phần chữ</translation>
    </message>
    <message>
        <source>only the text is left</source>
        <translation>chỉ còn phần chữ</translation>
    </message>
    <message>
        <source>its facts are not as they were stored</source>
        <translation>thông tin của bài không còn đúng như lúc lưu</translation>
    </message>
    <message>
        <source>its number belongs to another article</source>
        <translation>trùng số với bài khác</translation>
    </message>
</context>
<context>
    <name>SalvageDialog</name>
    <message>
        <source>Damaged archive</source>
        <translation>Kho bị hỏng</translation>
    </message>
    <message>
        <source>“{name}” is damaged</source>
        <translation>Kho “{name}” bị hỏng</translation>
    </message>
    <message>
        <source>Nothing was changed. Whatever you choose, the damaged files are kept as they are, in the folder “damaged” of the archive; the backups stay, too.</source>
        <translation>Chưa có gì bị thay đổi. Chọn cách nào thì tệp hỏng cũng được giữ nguyên trong thư mục “damaged” của kho, và các bản sao lưu vẫn còn đó.</translation>
    </message>
    <message>
        <source>Reading what is left in the damaged file…</source>
        <translation>Đang đọc những gì còn lại trong tệp hỏng…</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>Bản sao lưu mới nhất</translation>
    </message>
    <message>
        <source>More from the damaged file</source>
        <translation>Cứu được thêm từ tệp hỏng</translation>
    </message>
    <message>
        <source>Not verified, so never put into the archive; kept as files beside it:</source>
        <translation>Những bài không kiểm chứng được thì không đưa vào kho, mà giữ riêng bên tệp hỏng:</translation>
    </message>
    <message>
        <source>Bring both together</source>
        <translation>Ghép cả hai</translation>
    </message>
    <message>
        <source>Only the backup</source>
        <translation>Chỉ lấy bản sao lưu</translation>
    </message>
    <message>
        <source>All backups…</source>
        <translation>Mọi bản sao lưu…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Articles that could not be verified</source>
        <translation>Những bài không kiểm chứng được</translation>
    </message>
    <message>
        <source>There is no sound backup, and no article could be verified. The archive stays as it is: look for a copy of it on another disk.</source>
        <translation>Không có bản sao lưu nào còn tốt, và không kiểm chứng được bài nào. Kho được để nguyên: hãy tìm bản sao của kho ở ổ đĩa khác.</translation>
    </message>
    <message numerus="yes">
        <source>Rebuilt, the archive has %Ln article(s).</source>
        <translation>
            <numerusform>Dựng lại, kho có %Ln bài.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Together the archive has %Ln article(s).</source>
        <translation>
            <numerusform>Ghép lại, kho có %Ln bài.</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged file has nothing newer than the backup.</source>
        <translation>Tệp hỏng không còn gì mới hơn bản sao lưu.</translation>
    </message>
    <message>
        <source>Rebuild from the damaged file</source>
        <translation>Dựng lại từ tệp hỏng</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>There is no backup that can be used.</source>
        <translation>Không có bản sao lưu nào dùng được.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup of {moment}</source>
        <translation>Bản sao ngày {moment}</translation>
    </message>
    <message>
        <source>read again, sound</source>
        <translation>đã đọc lại, còn nguyên vẹn</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not in the backup</source>
        <translation>
            <numerusform>%Ln bài chưa có trong bản sao</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln newer than in the backup</source>
        <translation>
            <numerusform>%Ln bài mới hơn bản sao</numerusform>
        </translation>
    </message>
    <message>
        <source>each verified by its text</source>
        <translation>bài nào cũng đã kiểm chứng theo phần chữ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) could not be verified</source>
        <translation>
            <numerusform>%Ln bài không kiểm chứng được</numerusform>
        </translation>
    </message>
    <message>
        <source>Bringing both together…</source>
        <translation>Đang ghép cả hai…</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Đang phục hồi…</translation>
    </message>
    <message numerus="yes">
        <source>The archive is open again, with %Ln article(s).</source>
        <translation>
            <numerusform>Kho đã mở lại, có %Ln bài.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was damaged is kept in {place}</source>
        <translation>Tệp hỏng được giữ ở {place}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>ScopeButton</name>
    <message>
        <source>&amp;Everything</source>
        <translation>&amp;Cả kho</translation>
    </message>
    <message>
        <source>&amp;Headlines only</source>
        <translation>Chỉ trong &amp;tít</translation>
    </message>
    <message>
        <source>The &amp;dossier “%1”</source>
        <translation>&amp;Hồ sơ “%1”</translation>
    </message>
    <message>
        <source>Among &amp;these results (%1)</source>
        <translation>Trong các &amp;bài này (%1)</translation>
    </message>
    <message>
        <source>Among &amp;these results</source>
        <translation>Trong các &amp;bài này</translation>
    </message>
    <message>
        <source>%1 articles</source>
        <translation>%1 bài</translation>
    </message>
    <message>
        <source>Headlines</source>
        <translation>Tít</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Cả kho</translation>
    </message>
    <message>
        <source>Where to search: %1</source>
        <translation>Tìm ở: %1</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search the archive</source>
        <translation>Tìm trong kho</translation>
    </message>
    <message>
        <source>Search box</source>
        <translation>Ô tìm</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Xóa câu tìm</translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation>Xóa câu tìm (Esc)</translation>
    </message>
    <message>
        <source>Nothing was searched for yet</source>
        <translation>Chưa tìm câu nào</translation>
    </message>
</context>
<context>
    <name>SearchRoom</name>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save this search (Ctrl+S)</source>
        <translation>Lưu phép tìm này (Ctrl+S)</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Lưu phép tìm này</translation>
    </message>
</context>
<context>
    <name>SearchSession</name>
    <message>
        <source>Headlines</source>
        <translation>Tít</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>The question is too long; its end was left out.</source>
        <translation>Câu tìm dài quá, phần cuối không được tìm.</translation>
    </message>
    <message>
        <source>The question has too many words; “%1” was left out.</source>
        <translation>Câu tìm nhiều từ quá, đã bỏ “%1”.</translation>
    </message>
    <message>
        <source>Too many brackets within each other; “%1” was left out.</source>
        <translation>Quá nhiều ngoặc lồng nhau; đã bỏ qua “%1”.</translation>
    </message>
    <message>
        <source>A quotation mark has no partner; the phrase was read to its end.</source>
        <translation>Thiếu một dấu ngoặc kép; cụm từ được tính đến cuối câu.</translation>
    </message>
    <message>
        <source>A bracket has no partner; it was left out.</source>
        <translation>Có dấu ngoặc chưa thành cặp; đã bỏ qua dấu ấy.</translation>
    </message>
    <message>
        <source>“%1” has nothing on one of its sides; it was left out.</source>
        <translation>“%1” thiếu từ ở một bên; đã bỏ qua.</translation>
    </message>
    <message>
        <source>There is no field “%1”; it was searched for like any word.</source>
        <translation>Không có trường “%1”; đã tìm như từ thường.</translation>
    </message>
    <message>
        <source>Nothing follows “%1:”; it was left out.</source>
        <translation>Sau “%1:” chưa có gì; đã bỏ qua.</translation>
    </message>
    <message>
        <source>“%1” is no date; it was searched for like any word. Write 24/10/2018, 10/2018 or 2018-10..2018-11.</source>
        <translation>“%1” không phải ngày; đã tìm như từ thường. Hãy viết 24/10/2018, 10/2018 hoặc 2018-10..2018-11.</translation>
    </message>
    <message>
        <source>“%1” is no number; it was searched for like any word. Write 589.005 or 580000..590000.</source>
        <translation>“%1” không phải con số; đã tìm như từ thường. Hãy viết 589.005 hoặc 580000..590000.</translation>
    </message>
    <message>
        <source>“*” stands only after the beginning of a word; it was left out.</source>
        <translation>Dấu * chỉ đứng sau phần đầu của một từ; đã bỏ dấu này.</translation>
    </message>
    <message>
        <source>No article has all of these words; listed are those with most of them.</source>
        <translation>Không bài nào có đủ các từ này; dưới đây là những bài có nhiều từ nhất.</translation>
    </message>
    <message>
        <source>Listed below are also articles that lack one of the words.</source>
        <translation>Bên dưới có cả những bài thiếu một từ.</translation>
    </message>
    <message>
        <source>The search index cannot be used, so nothing can be searched just now; all articles can be read.</source>
        <translation>Chỉ mục đang có vấn đề nên tạm thời chưa tìm được; các bài vẫn xem được bình thường.</translation>
    </message>
    <message>
        <source>“%1” could not be used; the rest was searched.</source>
        <translation>Không dùng được “%1”; phần còn lại vẫn được tìm.</translation>
    </message>
    <message>
        <source>Search without filters</source>
        <translation>Bỏ hết bộ lọc</translation>
    </message>
    <message>
        <source>Without the filter “%1”</source>
        <translation>Bỏ lọc “%1”</translation>
    </message>
    <message>
        <source>Search in the whole archive</source>
        <translation>Tìm trong cả kho</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Bỏ %1</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Chỉ tìm %1</translation>
    </message>
    <message>
        <source>With %1 allowed</source>
        <translation>Không loại %1 nữa</translation>
    </message>
    <message>
        <source>With the words of %1 apart</source>
        <translation>%1: không cần liền nhau</translation>
    </message>
    <message>
        <source>%1 anywhere in the article</source>
        <translation>%1: ở đâu trong bài cũng được</translation>
    </message>
    <message>
        <source>Any of the words: %1</source>
        <translation>Chỉ cần một trong các từ: %1</translation>
    </message>
    <message>
        <source>%1, in the whole archive</source>
        <translation>%1, và tìm cả kho</translation>
    </message>
    <message>
        <source>Not catalogued yet</source>
        <translation>Chưa biên mục</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>Catalogued</source>
        <translation>Đã biên mục</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Đã duyệt</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>headline</source>
        <translation>tít</translation>
    </message>
    <message>
        <source>standfirst</source>
        <translation>sapo</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>chú thích ảnh</translation>
    </message>
    <message>
        <source>body</source>
        <translation>thân bài</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>trừ: %1</translation>
    </message>
    <message>
        <source>and: %1</source>
        <translation>và: %1</translation>
    </message>
    <message>
        <source>Filter %1, remove</source>
        <translation>Đang lọc %1, bấm để bỏ</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Bỏ lọc này</translation>
    </message>
    <message>
        <source>Only in %1, remove</source>
        <translation>Chỉ trong %1, bỏ</translation>
    </message>
    <message>
        <source>%1 ≈ %2</source>
        <translation>%1 ≈ %2</translation>
    </message>
    <message>
        <source>“%2” is searched for too. Click to search for “%1” only.</source>
        <translation>Đã tìm cả “%2”. Bấm để chỉ tìm “%1”.</translation>
    </message>
    <message>
        <source>“%1” was read as “%2” too, remove</source>
        <translation>“%1” cũng được hiểu là “%2”, bỏ</translation>
    </message>
</context>
<context>
    <name>SecondNotice</name>
    <message>
        <source>Backups are not copied to “{place}” from this computer.</source>
        <translation>Bản sao lưu không được chép sang “{place}” từ máy này.</translation>
    </message>
    <message>
        <source>That place was chosen at another one. Choose one here.</source>
        <translation>Nơi ấy được chọn trên máy khác. Hãy chọn một nơi ở máy này.</translation>
    </message>
    <message>
        <source>The last backup did not reach “{place}”.</source>
        <translation>Bản sao lưu mới nhất chưa sang được “{place}”.</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Bản sao lưu…</translation>
    </message>
</context>
<context>
    <name>SentenceBar</name>
    <message>
        <source>What to do with the sentence</source>
        <translation>Làm gì với câu này</translation>
    </message>
    <message>
        <source>Copy with citation (Ctrl+Shift+C)</source>
        <translation>Chép kèm trích dẫn (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Put on the answer sheet (Ctrl+Shift+A)</source>
        <translation>Đưa vào phiếu trả lời (Ctrl+Shift+A)</translation>
    </message>
    <message>
        <source>Copy a link to it (Ctrl+Shift+L)</source>
        <translation>Chép liên kết tới câu này (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Write a note (Ctrl+I)</source>
        <translation>Ghi chú (Ctrl+I)</translation>
    </message>
    <message>
        <source>[sic]: printed so, but meant otherwise</source>
        <translation>[sic]: báo in vậy, ý khác</translation>
    </message>
</context>
<context>
    <name>SeriesDialog</name>
    <message>
        <source>Figures through time</source>
        <translation>Số liệu qua thời gian</translation>
    </message>
    <message>
        <source>What the figures measure</source>
        <translation>Các chỉ tiêu</translation>
    </message>
    <message>
        <source>One quantity through time</source>
        <translation>Một chỉ tiêu qua thời gian</translation>
    </message>
    <message>
        <source>No figure is found.</source>
        <translation>Không có số liệu nào.</translation>
    </message>
    <message>
        <source>Figures are recorded in the Catalogue tab of an article.</source>
        <translation>Số liệu được ghi ở thẻ Biên mục của từng bài.</translation>
    </message>
    <message>
        <source>The same days in several articles</source>
        <translation>Cùng một thời gian, nhiều bài cùng nói</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more of such times</source>
        <translation>
            <numerusform>và %Ln quãng thời gian nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>No two articles tell of the same days.</source>
        <translation>Chưa có hai bài nào nói về cùng một thời gian.</translation>
    </message>
    <message>
        <source>≠ differ</source>
        <translation>≠ có chỗ khác nhau</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>It is still open for writing there.</source>
        <translation>Bên kia vẫn đang mở để ghi.</translation>
    </message>
    <message>
        <source>Choose a folder of this computer for the copy</source>
        <translation>Chọn thư mục trên máy này để chép kho về</translation>
    </message>
</context>
<context>
    <name>SharingBar</name>
    <message>
        <source>Take over when it is closed there</source>
        <translation>Bên kia đóng thì tự mở để ghi</translation>
    </message>
    <message>
        <source>Open for writing</source>
        <translation>Mở để ghi</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Đọc lại</translation>
    </message>
    <message>
        <source>Read the archive as it is by now</source>
        <translation>Đọc kho theo tình trạng bây giờ</translation>
    </message>
    <message>
        <source>Copy it to this computer…</source>
        <translation>Chép kho về máy này…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Open the copy</source>
        <translation>Mở bản chép</translation>
    </message>
    <message>
        <source>This archive lies on a network drive ({system}), where two computers at once could damage it: it is only read, as it was at {moment}.</source>
        <translation>Kho này nằm trên ổ mạng ({system}), hai máy cùng ghi có thể làm hỏng kho: ở đây chỉ đọc, theo bản lúc {moment}.</translation>
    </message>
    <message>
        <source>You may not write to this archive: it is only read, as of {moment}.</source>
        <translation>Bạn không có quyền ghi vào kho này: ở đây chỉ đọc, theo bản lúc {moment}.</translation>
    </message>
    <message>
        <source>This archive lies where nothing can be written: it is only read.</source>
        <translation>Kho này nằm ở chỗ không ghi được: ở đây chỉ đọc.</translation>
    </message>
    <message>
        <source>The other window is closed: you can open this archive for writing now.</source>
        <translation>Bên kia đã đóng: có thể mở kho này để ghi được rồi.</translation>
    </message>
    <message>
        <source>This window only reads; what is saved there appears here by itself.</source>
        <translation>Cửa sổ này chỉ đọc; bài mới lưu sẽ tự hiện.</translation>
    </message>
    <message>
        <source>This archive is open for writing in another window.</source>
        <translation>Kho đang được mở để ghi ở một cửa sổ khác.</translation>
    </message>
    <message>
        <source>“{user}” has it open for writing on this computer since {since}.</source>
        <translation>“{user}” đang mở kho này để ghi trên máy này, từ {since}.</translation>
    </message>
    <message>
        <source>“{user}” has it open for writing on {computer} since {since}.</source>
        <translation>“{user}” đang mở kho này để ghi trên máy {computer}, từ {since}.</translation>
    </message>
    <message>
        <source>The archive is being copied to this computer…</source>
        <translation>Đang chép kho về máy này…</translation>
    </message>
    <message>
        <source>The archive is copied to {path}.</source>
        <translation>Đã chép kho về {path}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln original file(s) could not be read there and are missing.</source>
        <translation>
            <numerusform>Thiếu %Ln tệp gốc vì bên kia không đọc được.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetWindow</name>
    <message>
        <source>Answer sheets</source>
        <translation>Phiếu trả lời bạn đọc</translation>
    </message>
    <message>
        <source>&amp;New sheet</source>
        <translation>Phiếu &amp;mới</translation>
    </message>
    <message>
        <source>Remove the sheet</source>
        <translation>Bỏ phiếu này</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Bỏ trích dẫn</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Further up (Alt+↑)</source>
        <translation>Lên trên (Alt+↑)</translation>
    </message>
    <message>
        <source>Further down (Alt+↓)</source>
        <translation>Xuống dưới (Alt+↓)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Câu hỏi</translation>
    </message>
    <message>
        <source>Short answer</source>
        <translation>Trả lời ngắn</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>Trích dẫn</translation>
    </message>
    <message>
        <source>What the reader asked</source>
        <translation>Bạn đọc hỏi gì</translation>
    </message>
    <message>
        <source>This archive is only read: the sheet is lost when the program ends.</source>
        <translation>Kho này chỉ đọc: phiếu sẽ mất khi tắt chương trình.</translation>
    </message>
    <message>
        <source>Without a question</source>
        <translation>Chưa ghi câu hỏi</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Award dossier…</source>
        <translation>&amp;Hồ sơ giải…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>Đổi &amp;tên…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xoá</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new since you last looked</source>
        <translation>
            <numerusform>%Ln bài mới từ lần xem trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln article(s)</source>
        <translation>
            <numerusform>%1, %Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>Archive, dossiers and saved searches</source>
        <translation>Kho, hồ sơ và tìm đã lưu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Lọc danh sách</translation>
    </message>
</context>
<context>
    <name>ShelfSession</name>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Tìm đã lưu</translation>
    </message>
    <message>
        <source>Awards and events</source>
        <translation>Giải &amp; sự kiện</translation>
    </message>
    <message>
        <source>Whole archive</source>
        <translation>Kho</translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>from</source>
        <translation>từ</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
    <message>
        <source>year or day</source>
        <translation>năm, ngày</translation>
    </message>
    <message>
        <source>From when</source>
        <translation>Từ khi nào</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Đến khi nào</translation>
    </message>
</context>
<context>
    <name>StagingPage</name>
    <message>
        <source>Space: take or leave out · Enter: edit the cell</source>
        <translation>Phím cách: chọn hoặc bỏ · Enter: sửa ô</translation>
    </message>
    <message>
        <source>Choose other files</source>
        <translation>Chọn tệp khác</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Cần xem</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Ingest all</source>
        <translation>Nhập tất cả</translation>
    </message>
    <message>
        <source>Ingest the {count} chosen</source>
        <translation>Nhập {count} bài đã chọn</translation>
    </message>
</context>
<context>
    <name>StagingPreview</name>
    <message>
        <source>Its letters can be read in several ways. Choose the right one:</source>
        <translation>Bài này có thể thuộc nhiều bảng mã. Hãy chọn bảng mã cho chữ đúng:</translation>
    </message>
    <message>
        <source>Encodings</source>
        <translation>Bảng mã</translation>
    </message>
    <message>
        <source>Preview of the article</source>
        <translation>Bài xem trước</translation>
    </message>
    <message>
        <source>Warning: {detail}</source>
        <translation>Cảnh báo: {detail}</translation>
    </message>
    <message>
        <source>As it reads in {encoding}</source>
        <translation>Đọc theo bảng mã {encoding}</translation>
    </message>
</context>
<context>
    <name>StagingTable</name>
    <message>
        <source>Articles that would be ingested</source>
        <translation>Những bài sẽ nhập</translation>
    </message>
</context>
<context>
    <name>StagingWords</name>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>đã có</translation>
    </message>
    <message>
        <source>new version</source>
        <translation>bản mới</translation>
    </message>
    <message>
        <source>with a warning</source>
        <translation>cảnh báo</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>lỗi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Tít</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Tên báo</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Chuyên mục</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>Tác giả</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>đã chọn</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>bỏ ra</translation>
    </message>
    <message>
        <source>An article needs a headline.</source>
        <translation>Bài nào cũng phải có tít.</translation>
    </message>
    <message>
        <source>This is no date. Write 24/10/2018, 10/2018 or 2018.</source>
        <translation>Ngày chưa đúng. Hãy ghi 24/10/2018, 10/2018 hoặc 2018.</translation>
    </message>
    <message>
        <source>the record that came with it</source>
        <translation>biểu ghi đi kèm</translation>
    </message>
    <message>
        <source>a column of the table</source>
        <translation>cột trong bảng</translation>
    </message>
    <message>
        <source>the profile of the site</source>
        <translation>khuôn đọc của trang báo</translation>
    </message>
    <message>
        <source>the description in the page</source>
        <translation>thẻ mô tả trong trang</translation>
    </message>
    <message>
        <source>the styles of the document</source>
        <translation>kiểu chữ trong văn bản</translation>
    </message>
    <message>
        <source>the properties of the document</source>
        <translation>thuộc tính của tệp</translation>
    </message>
    <message>
        <source>the layout of the text</source>
        <translation>cách trình bày bài</translation>
    </message>
    <message>
        <source>the text: worked out</source>
        <translation>suy từ nội dung bài</translation>
    </message>
    <message>
        <source>the address of the page</source>
        <translation>địa chỉ trang</translation>
    </message>
    <message>
        <source>the name of the file</source>
        <translation>tên tệp</translation>
    </message>
    <message>
        <source>the capture of the page</source>
        <translation>lần lưu trang</translation>
    </message>
    <message>
        <source>chosen for all files</source>
        <translation>chọn chung cho cả lần nhập</translation>
    </message>
    <message>
        <source>put right by you</source>
        <translation>bạn đã sửa</translation>
    </message>
    <message>
        <source>From: {source}</source>
        <translation>Lấy từ: {source}</translation>
    </message>
    <message>
        <source>only {percent}% sure, please look</source>
        <translation>chỉ chắc {percent}%, nên xem lại</translation>
    </message>
    <message>
        <source>Masthead</source>
        <translation>Măng sét</translation>
    </message>
    <message>
        <source>Kicker</source>
        <translation>Tít phụ</translation>
    </message>
    <message>
        <source>Standfirst</source>
        <translation>Sapo</translation>
    </message>
    <message>
        <source>Subhead</source>
        <translation>Tít xen</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Thân bài</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Chú thích ảnh</translation>
    </message>
    <message>
        <source>Photo credit</source>
        <translation>Nguồn ảnh</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Bảng</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liệt kê</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>Trích dẫn</translation>
    </message>
    <message>
        <source>Dateline</source>
        <translation>Nơi gửi tin</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Other articles</source>
        <translation>Bài liên quan</translation>
    </message>
    <message>
        <source>Not of the article</source>
        <translation>Ngoài bài</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Ngăn cách</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>catalogued by {user}</source>
        <translation>{user} biên mục</translation>
    </message>
    <message>
        <source>checked by {user}</source>
        <translation>{user} duyệt</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>đang làm</translation>
    </message>
    <message>
        <source>catalogued</source>
        <translation>đã biên mục</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>đã duyệt</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>bị trả lại</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>State of the archive</source>
        <translation>Tình trạng kho</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>What goes on beside the window, to watch or to stop</source>
        <translation>Xem hoặc dừng các việc đang chạy</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>read only</source>
        <translation>chỉ đọc</translation>
    </message>
    <message>
        <source>search index is being brought up to date…</source>
        <translation>đang cập nhật chỉ mục…</translation>
    </message>
    <message>
        <source>all of it searchable ✓</source>
        <translation>chỉ mục đủ ✓</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not searchable yet</source>
        <translation>
            <numerusform>%Ln bài chưa vào chỉ mục</numerusform>
        </translation>
    </message>
    <message>
        <source>not searchable: the index is missing</source>
        <translation>chưa tìm được: thiếu chỉ mục</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>There is nothing of yours to take back.</source>
        <translation>Bạn không còn gì để hoàn tác.</translation>
    </message>
    <message>
        <source>Taken back: {deed}</source>
        <translation>Đã hoàn tác: {deed}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>There is nothing to make again.</source>
        <translation>Không có gì để làm lại.</translation>
    </message>
    <message>
        <source>Made again: {deed}</source>
        <translation>Đã làm lại: {deed}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>{deed} and {count} more</source>
        <translation>{deed} và {count} bài nữa</translation>
    </message>
</context>
<context>
    <name>SuggestionChip</name>
    <message>
        <source>Del: no, and never again</source>
        <translation>Del: không phải, đừng gợi ý nữa</translation>
    </message>
</context>
<context>
    <name>SuggestionChips</name>
    <message>
        <source>Suggestions: Ctrl+1…9 one, Ctrl+Enter all of these</source>
        <translation>Gợi ý: Ctrl+1…9 từng cái, Ctrl+Enter cả trang</translation>
    </message>
    <message>
        <source>Ctrl+0: {count} more</source>
        <translation>Ctrl+0: còn {count} gợi ý</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Không có gợi ý</translation>
    </message>
    <message>
        <source>Only the first {count} letters of the text were read</source>
        <translation>Bài quá dài: chỉ đọc {count} ký tự đầu</translation>
    </message>
    <message>
        <source>person</source>
        <translation>người</translation>
    </message>
    <message>
        <source>body</source>
        <translation>cơ quan</translation>
    </message>
    <message>
        <source>place</source>
        <translation>địa danh</translation>
    </message>
    <message>
        <source>award</source>
        <translation>giải thưởng</translation>
    </message>
    <message>
        <source>event</source>
        <translation>sự kiện</translation>
    </message>
    <message>
        <source>index</source>
        <translation>chỉ số</translation>
    </message>
    <message>
        <source>day</source>
        <translation>ngày</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>số liệu</translation>
    </message>
    <message>
        <source>misprint</source>
        <translation>in sai</translation>
    </message>
    <message>
        <source>published</source>
        <translation>ngày đăng</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>chủ đề</translation>
    </message>
    <message>
        <source>award decision</source>
        <translation>trao giải</translation>
    </message>
    <message>
        <source>related article</source>
        <translation>bài liên quan</translation>
    </message>
    <message>
        <source>dossier</source>
        <translation>hồ sơ</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>What to see of the article</source>
        <translation>Xem gì của bài</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Đọc</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Biên mục</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Giải thưởng</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>TimePanel</name>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Mọi năm</translation>
    </message>
</context>
<context>
    <name>TrayPane</name>
    <message>
        <source>Tray: {count} waiting</source>
        <translation>Khay: {count} bài đang chờ</translation>
    </message>
    <message>
        <source>Articles that wait</source>
        <translation>Các bài đang chờ</translation>
    </message>
    <message>
        <source>Nothing waits: everything is catalogued.</source>
        <translation>Không còn bài nào chờ: đã biên mục hết.</translation>
    </message>
    <message>
        <source>Today {done}/{all}</source>
        <translation>Hôm nay {done}/{all}</translation>
    </message>
    <message>
        <source>{seconds} s each</source>
        <translation>{seconds} giây/bài</translation>
    </message>
</context>
<context>
    <name>TypeMenu</name>
    <message>
        <source>Text of articles</source>
        <translation>Trang đọc</translation>
    </message>
    <message>
        <source>&amp;Narrow column</source>
        <translation>Cột &amp;hẹp</translation>
    </message>
    <message>
        <source>&amp;Usual column</source>
        <translation>Cột &amp;vừa</translation>
    </message>
    <message>
        <source>&amp;Wide column</source>
        <translation>Cột &amp;rộng</translation>
    </message>
    <message>
        <source>Type with s&amp;erifs</source>
        <translation>Chữ &amp;có chân</translation>
    </message>
    <message>
        <source>Type with&amp;out serifs</source>
        <translation>Chữ &amp;không chân</translation>
    </message>
    <message>
        <source>Lines &amp;close together</source>
        <translation>&amp;Dòng sát</translation>
    </message>
    <message>
        <source>&amp;Lines as usual</source>
        <translation>Dòng &amp;bình thường</translation>
    </message>
    <message>
        <source>Lines &amp;apart</source>
        <translation>Dòng &amp;thưa</translation>
    </message>
</context>
<context>
    <name>UndoWords</name>
    <message numerus="yes">
        <source>%Ln article(s) taken out</source>
        <translation>
            <numerusform>Đã bỏ %Ln bài khỏi kho</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln back at the former version</source>
        <translation>
            <numerusform>%Ln bài trở về bản trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as it is</source>
        <translation>
            <numerusform>%Ln bài giữ nguyên</numerusform>
        </translation>
    </message>
    <message>
        <source>“{headline}” stays: somebody has edited it since.</source>
        <translation>Giữ lại “{headline}”: bài đã có người sửa sau khi nhập.</translation>
    </message>
    <message>
        <source>“{headline}” stays: a later ingest brought a newer version.</source>
        <translation>Giữ lại “{headline}”: lần nhập sau đã đưa vào bản mới hơn.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Choose an article of the list.</source>
        <translation>Hãy chọn một bài trong danh sách.</translation>
    </message>
    <message>
        <source>No word was looked for; it passes the filters.</source>
        <translation>Câu tìm không có từ nào; bài này qua được các bộ lọc.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>not in it</source>
        <translation>không có trong bài</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Why is this article here?</source>
        <translation>Vì sao có bài này?</translation>
    </message>
    <message>
        <source>Close (F4)</source>
        <translation>Đóng (F4)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>F6: looks like another article</source>
        <translation>F6: bài có vẻ trùng</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>spring %1</source>
        <translation>mùa xuân %1</translation>
    </message>
    <message>
        <source>summer %1</source>
        <translation>mùa hè %1</translation>
    </message>
    <message>
        <source>autumn %1</source>
        <translation>mùa thu %1</translation>
    </message>
    <message>
        <source>winter %1</source>
        <translation>mùa đông %1</translation>
    </message>
</context>
</TS>
