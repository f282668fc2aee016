import { benchLambda } from '/work/main/tests/bench/lambda';
benchLambda();
