from gates.notifications import GatesClosedNotification

# error: * "teamsAppID" is an undefined item in *"GatesClosedNotification"*
body: GatesClosedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gatesClosed",
    "teamsAppID": "56a885a3-9fd7-449d-93d5-4677613b9c66",
}
