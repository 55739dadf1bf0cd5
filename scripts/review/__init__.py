"""Whether a person has reviewed each translation, and against which Chinese: found, told, recorded."""
