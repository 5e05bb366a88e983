"""What is said of a stated achievement that is not what its numbers give: the words of `capaian_hitung`."""

from dataclasses import replace

from audit.spot import GALAT, INFO, PERINGATAN, Saying

CODE = "capaian_hitung"
FALSE = Saying(
    CODE,
    GALAT,
    "Capaian tertulis {tertulis}, sedangkan realisasi {realisasi} dari target {target} memberi {hasil}%{rumus}.",
    "Hitung ulang capaiannya, atau perbaiki target atau realisasinya.",
)
DOUBTED = replace(FALSE, severity=PERINGATAN)
OTHER_WAY = Saying(
    CODE,
    PERINGATAN,
    "Indikator ini makin kecil makin baik, tetapi capaian {tertulis} dihitung sebagai realisasi / target "
    "({realisasi} / {target}).",
    "Gunakan rumus untuk indikator yang makin kecil makin baik: (2 x target – realisasi) / target.",
)
ROUNDED = Saying(
    CODE,
    PERINGATAN,
    "Capaian tertulis {tertulis}, sedangkan realisasi {realisasi} dari target {target} memberi {hasil}%; "
    "selisihnya hanya dapat dijelaskan bila targetnya dibulatkan.",
    "Tuliskan target tanpa pembulatan, atau hitung ulang capaiannya.",
)
WHOLE_NUMBERS = replace(
    ROUNDED,
    template="Capaian tertulis {tertulis}, sedangkan realisasi {realisasi} dari target {target} memberi {hasil}%; "
    "selisihnya dapat dijelaskan bila target dan realisasinya dibulatkan, seperti pada capaian lain tabel ini.",
    advice="Tuliskan target dan realisasi tanpa pembulatan, atau hitung ulang capaiannya.",
)
MARKED = Saying(
    CODE,
    PERINGATAN,
    "Capaian {tertulis} hanya cocok dengan realisasi {realisasi} dan target {target} bila tanda pada salah satunya "
    "memisahkan ribuan.",
    "Samakan tanda pemisah ribuan dan desimal.",
)
INVERTED = Saying(
    CODE,
    INFO,
    "Capaian {tertulis} dihitung seperti untuk indikator yang makin kecil makin baik ({realisasi} dari target "
    "{target}); realisasi / target memberi {hasil}%.",
    "Pastikan indikator ini memang makin kecil makin baik.",
)
TURNED = Saying(
    CODE,
    PERINGATAN,
    "Persentase tertulis {tertulis} adalah anggaran / realisasi ({target} / {realisasi}); realisasi / anggaran memberi "
    "{hasil}%.",
    "Hitung penyerapan sebagai realisasi dibagi anggaran.",
)
SWAPPED = Saying(
    CODE,
    PERINGATAN,
    "Capaian {tertulis} adalah target / realisasi ({target} / {realisasi}), demikian pula baris lain kolom ini; "
    "realisasi / target memberi {hasil}%.",
    "Periksa apakah judul kolom target dan realisasi tertukar, atau rumus capaiannya terbalik.",
)
CAPPED = Saying(
    CODE,
    PERINGATAN,
    "Capaian dibatasi menjadi {tertulis} (hasil hitung {hasil}%), sedangkan capaian lain dalam dokumen melebihi batas "
    "itu.",
    "Terapkan batas capaian yang sama pada semua indikator.",
)
UNLIKE = Saying(
    CODE,
    PERINGATAN,
    "Tertulis {tertulis}, padahal kolom ini pada {sesuai} baris lain dihitung sebagai {rumus}, yang di sini memberi "
    "{hasil}.",
    "Hitung ulang angka ini, atau perbaiki angka yang dibandingkan.",
)
PLAIN = Saying(
    CODE,
    PERINGATAN,
    "Persentase tertulis {tertulis}, sedangkan {realisasi} dari {target} adalah {hasil}%.",
    "Hitung ulang persentasenya, atau perbaiki angka yang dibandingkan.",
)
PLAIN_TURNED = Saying(
    CODE,
    PERINGATAN,
    "Persentase kolom ini adalah anggaran / realisasi, misalnya {tertulis} untuk {target} / {realisasi}; realisasi / "
    "anggaran memberi {hasil}%.",
    TURNED.advice,
)
