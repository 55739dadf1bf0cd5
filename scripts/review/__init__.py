"""Whether a person has reviewed each English text, and against which Chinese: found, told, recorded."""
