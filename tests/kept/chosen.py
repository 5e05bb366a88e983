"""Which invented documents are kept: of three hundred, and of sixty scans, so many that whatever any of them meets, two
of these meet, or the one that there is.

What one meets: a function, a branch or an operand of a condition either way, two equal sides of a comparison, and a
comparison whose number, were it another, would turn it. 30,073 of these for documents, 2,586 for scans.
"""


def _seeds(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


WITH_LATER = _seeds(
    "0 5 10 14 15 17 20 21 25 29 30 31 34 35 38 40 45 47 50 55 60 61 62 65 70 75 77 80 82 85 90 95 97 100 101 105 "
    "110 115 118 120 123 125 126 130 131 135 140 145 147 149 150 155 158 160 161 165 170 173 175 180 183 185 186 "
    "190 195 196 200 205 209 210 215 217 220 225 226 229 230 231 235 236 240 241 243 244 245 249 250 252 255 260 "
    "264 265 266 267 268 269 270 275 279 280 285 290 291 295"
)
"""Documents beside which a later one of their office is read."""
ALONE = _seeds(
    "1 2 3 4 6 8 12 24 26 27 28 33 36 37 39 41 42 46 48 49 51 52 53 56 57 63 64 66 69 72 74 81 84 86 87 88 89 91 98 "
    "99 102 103 104 106 108 109 111 113 116 121 124 129 132 133 136 137 144 146 148 154 156 157 159 168 169 171 172 "
    "174 181 189 193 194 197 198 199 201 203 204 207 214 219 221 228 232 233 242 246 247 248 253 256 257 258 277 "
    "278 281 283 284 286 287 289 292 293 298"
)
"""Documents to which a later one would add nothing that the others do not meet."""
SEEDS = tuple(sorted((*WITH_LATER, *ALONE)))
SCANS = _seeds(
    "0 1 2 6 7 8 9 11 12 13 14 15 16 18 19 20 21 24 25 26 27 28 29 30 36 37 38 39 40 41 42 43 44 45 46 47 48 49 51 "
    "52 53 54 55 56 57 59"
)
"""Pages that are scanned."""
