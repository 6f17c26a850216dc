/** The words of the lessons in English: per step what to do, and what it shows once done. */

/** @type {Record<string, { title: string, steps: { ask: string, seen: string }[] }>} */
export const lessons = {
  hidden: {
    title: "Why hidden layers",
    steps: [
      { ask: "Open the sample \"Circles\": one class in the middle, the other around it.", seen: "No straight line parts these two classes." },
      { ask: "Remove both hidden layers, so that the output sees x and y alone.", seen: "What is left is a weighted sum and a bias: logistic regression." },
      { ask: "Train to epoch 100.", seen: "Validation accuracy {validationScore}: not much better than a coin. The boundary is a straight line and can be nothing else." },
      { ask: "Add one hidden layer, and give it 4 units with tanh.", seen: "Each unit draws one soft line of its own. The output weighs the four." },
      { ask: "Train to epoch 100 again.", seen: "Validation accuracy {validationScore}. Four soft lines fence the middle in." },
      { ask: "Point at a unit of the hidden layer: the boundary shows what that unit alone says. Try 1, 2 and 3 units: with fewer than three lines nothing can be fenced in.", seen: "" },
    ],
  },
  rate: {
    title: "The learning rate",
    steps: [
      { ask: "Open the sample \"Plane\": a number over two features.", seen: "A simple surface, so that only the size of the steps matters." },
      { ask: "Choose the optimizer SGD, and a learning rate of 0.0001.", seen: "SGD steps straight down the gradient: the rate alone says how far." },
      { ask: "Train to epoch 20.", seen: "Validation loss {validationLoss}, and still falling slowly: each step is too small." },
      { ask: "Go back to the first weights (Reset), and set the learning rate to 1.", seen: "A ten-thousandfold step." },
      { ask: "Train some epochs.", seen: "Diverged: each step overshoots further than the one before. The page took the last step back and says so." },
      { ask: "Reset once more, and set the learning rate to 0.03.", seen: "Somewhere between. \"Find a rate\" tries them all for you." },
      { ask: "Train to epoch 20.", seen: "Validation loss {validationLoss} in as many epochs. The largest rate that stays steady is usually the best." },
    ],
  },
  overfitting: {
    title: "Overfitting and regularization",
    steps: [
      { ask: "Open the sample \"Moons\" with 60 points and noise 0.4: few rows, and the classes overlap.", seen: "By chance some points lie on the wrong side. Nobody should learn those." },
      { ask: "Keep half of the rows for validation, and take two hidden layers of 32 units.", seen: "Over 1 000 weights for 30 training rows." },
      { ask: "Train to epoch 300.", seen: "Training loss {trainLoss}, validation loss {validationLoss}. The training rows are known by heart; on others it is surer than right." },
      { ask: "Choose the regularization L2 with strength 0.01, and press Reset: back to the first weights.", seen: "Large weights now cost something: the boundary has to be worth its bends." },
      { ask: "Train to epoch 300 again.", seen: "Training loss {trainLoss}, validation loss {validationLoss}. It knows the training rows less well, and the others better." },
    ],
  },
  preparation: {
    title: "Scaling and missing data",
    steps: [
      { ask: "Open the sample \"Penguins\" with all seven features: body mass in grams, bills in millimetres, and some empty cells.", seen: "Mass is about 4 000, a bill about 17." },
      { ask: "Under Preparation, set the scaling to None.", seen: "The numbers now go in as they are." },
      { ask: "Train to epoch 30.", seen: "Validation accuracy {validationScore}: no better than always naming the most frequent species. The large columns drive every unit into its flat part, where the gradient is 0." },
      { ask: "Set the scaling back to Standard.", seen: "Every column has mean 0 and deviation 1, computed on the training rows." },
      { ask: "Train to epoch 30 again.", seen: "Validation accuracy {validationScore}, with the same network and as many steps." },
      { ask: "Now the empty cells: leave out rows that have one, in numbers and in names.", seen: "{incomplete} rows are gone, and rows to be answered later would get no answer if a cell were empty." },
      { ask: "Fill them instead: median for numbers, most frequent for names.", seen: "All rows are back. The values to fill in come from the training rows alone." },
    ],
  },
  test: {
    title: "Why a test set",
    steps: [
      { ask: "Open the sample \"Moons\" with 80 points and noise 0.3.", seen: "A small table, as real ones often are." },
      { ask: "Keep 0.2 of the rows for validation and lock away 0.4 for the test. Begin without hidden layers.", seen: "16 rows to choose by, 32 that nobody looks at." },
      { ask: "Train to epoch 50.", seen: "Validation accuracy {validationScore}. Remember it." },
      { ask: "Try one hidden layer of 8 units with ReLU, to epoch 50.", seen: "Validation accuracy {validationScore}: better, so you would go on." },
      { ask: "Try 4 units with tanh, to epoch 50.", seen: "Validation accuracy {validationScore}: the best of the three. You choose this one, because of 16 rows." },
      { ask: "Open the test rows.", seen: "Test accuracy {testScore}. The winner was also the luckiest on the validation rows: who chooses by a score can no longer believe it. The test rows tell the truth, once." },
    ],
  },
};
