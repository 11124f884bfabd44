from gates.notifications import ActivityNotification

# error: * is not assignable to declared type "ActivityNotification"*
body: ActivityNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gateOpend",
    "templateParameters": ({"name": "gate", "value": "3"}, {"name": "vehicle", "value": "HH"}),
}
