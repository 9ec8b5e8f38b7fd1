"""The messages of chat: input of actions, answers, and what is broadcast."""
