// Shows the calls that bound the growth of entities; Debian builds the library with them.
#define XML_DTD 1
#include <expat.h>
