"""From a finding to an answer: composing, fixed sentences, what opens behind a button."""
