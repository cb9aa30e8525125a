"""Characters that no slide can hold."""

# Characters without a picture that XML 1.0 or sense forbids (ECMA-376 part 1 takes XML's); tab and newline stay.
CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
