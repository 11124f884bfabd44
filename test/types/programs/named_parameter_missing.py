from gates.notifications import gate_opened_parameters

# error: * "vehicle" is required in *"GateOpenedParameters"*
parameters = gate_opened_parameters({"gate": "3"})
