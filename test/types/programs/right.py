from gates.notifications import (
    ActivityNotification,
    GateOpenedNotification,
    GatesClosedNotification,
    SystemDefaultNotification,
    TextTopic,
    gate_opened_parameters,
)

LINK = "https://teams.microsoft.com/l/entity/6d3f0b94-58a1-4e1b-9a0e-7c2f4b8e1d35/gates"
TEXT: TextTopic = {"source": "text", "value": "Gate 3", "webUrl": LINK}

in_order: ActivityNotification = {
    "topic": TEXT,
    "activityType": "gateOpened",
    "iconId": "gate",
    "chainId": 4711,
    "previewText": {"content": "See the log."},
    "templateParameters": (
        {"name": "gate", "value": "3"},
        {"name": "vehicle", "value": "HH-CP 208"},
    ),
}
in_another_order: GateOpenedNotification = {
    "topic": {"source": "entityUrl", "value": "https://graph.microsoft.com/v1.0/chats/19:x@thread.v2"},
    "activityType": "gateOpened",
    "templateParameters": (
        {"name": "vehicle", "value": "HH-CP 208"},
        {"name": "gate", "value": "3"},
    ),
}
without_parameters: GatesClosedNotification = {
    "topic": TEXT,
    "activityType": "gatesClosed",
    "recipient": {
        "@odata.type": "microsoft.graph.chatMembersNotificationRecipient",
        "chatId": "19:x@thread.v2",
    },
}
reserved: SystemDefaultNotification = {
    "topic": TEXT,
    "activityType": "systemDefault",
    "templateParameters": ({"name": "systemDefaultText", "value": "Gate 3 is stuck"},),
}
converted: ActivityNotification = {
    "topic": TEXT,
    "activityType": "gateOpened",
    "templateParameters": gate_opened_parameters({"gate": "3", "vehicle": "HH-CP 208"}),
}

assert converted["templateParameters"] == in_order["templateParameters"]
