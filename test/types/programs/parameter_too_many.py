from gates.notifications import GateOpenedNotification

# error: * Tuple size mismatch; expected 2 but received 3*
body: GateOpenedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gateOpened",
    "templateParameters": (
        {"name": "gate", "value": "3"},
        {"name": "vehicle", "value": "HH"},
        {"name": "driver", "value": "Jo"},
    ),
}
