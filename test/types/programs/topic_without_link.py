from gates.notifications import TextTopic

# error: * "webUrl" is required in *"TextTopic"*
body: TextTopic = {"source": "text", "value": "Gate 3"}
