#ifndef C_PROGRAM_H
#define C_PROGRAM_H

/// The commit this program was built from, as `scripts/build` found it: 40 hexadecimal digits, with "+changes" behind them
/// when files differed from it. An empty text when nobody said, as in every debug build.
const char *maki_commit(void);

#endif
